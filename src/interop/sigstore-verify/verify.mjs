// SPDX-License-Identifier: Apache-2.0
// Verifies one bundle as sigstore-js does, against a trusted root in a file, without any network.
//
//   verify TRUSTED_ROOT BUNDLE identity SUBJECT ISSUER     by a certificate for exactly these
//   verify TRUSTED_ROOT BUNDLE key PUBLIC_KEY              by a key in PEM
//
// Prints the payload that was signed. Where the bundle is refused, says why and ends with 1.
import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { bundleFromJSON } from '@sigstore/bundle';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { Verifier, toSignedEntity, toTrustMaterial } from '@sigstore/verify';

const [trustedRoot, bundleFile, kind, ...signer] = process.argv.slice(2);
const json = file => JSON.parse(readFileSync(file, 'utf8'));

// A policy's subject is a regular expression there, and its issuer is not.
const exactly = text => `^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;

/** Any hint leads to the one key: to whom it belongs is for the caller to know. */
function keys() {
  if (kind !== 'key') return undefined;
  const publicKey = createPublicKey(readFileSync(signer[0]));
  return () => ({ publicKey, validFor: () => true });
}

function verify() {
  const bundle = bundleFromJSON(json(bundleFile));
  const policy = kind === 'key' ? undefined : { subjectAlternativeName: exactly(signer[0]), extensions: { issuer: signer[1] } };
  const material = toTrustMaterial(TrustedRoot.fromJSON(json(trustedRoot)), keys());
  new Verifier(material).verify(toSignedEntity(bundle), policy);
  return bundle.content.dsseEnvelope.payload.toString('utf8');
}

try {
  console.log(verify());
} catch (e) {
  console.error(`refused: ${e.name} ${e.code ?? ''} ${e.message} ${e.cause?.message ?? ''}`);
  process.exitCode = 1;
}
