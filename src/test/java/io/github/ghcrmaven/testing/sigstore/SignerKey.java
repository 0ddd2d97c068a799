// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import okio.ByteString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * The public key of somebody who signs: ECDSA on P-256, or RSA with PKCS #1 1.5, both with SHA-256.
 *
 * @param pem the key, or the certificate that it came in, in the one form in which a log keeps it, whatever line ends
 *     the client sent: CanonicalValue in https://github.com/sigstore/rekor/blob/main/pkg/pki/x509/x509.go
 */
record SignerKey(PublicKey key, String pem) {
    // with parameters: PKCS #1 wants the NULL, and BouncyCastle compares whole encodings
    private static final AlgorithmIdentifier SHA256 =
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
    private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

    /** The key, or that of the certificate, in a text. */
    static SignerKey ofPem(String pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            Object found = parser.readObject();
            if (found instanceof X509CertificateHolder certificate) {
                PublicKey key = new JcaPEMKeyConverter().getPublicKey(certificate.getSubjectPublicKeyInfo());
                return new SignerKey(key, Pem.ofCertificate(ByteString.of(certificate.getEncoded())));
            }
            if (found instanceof SubjectPublicKeyInfo info) {
                PublicKey key = new JcaPEMKeyConverter().getPublicKey(info);
                return new SignerKey(key, Pem.of(key));
            }
        } catch (IOException e) {
            throw new RefusedException("neither a public key nor a certificate", e);
        }
        throw new RefusedException("neither a public key nor a certificate");
    }

    boolean verifies(ByteString message, ByteString signature) {
        return verifiesDigest(message.sha256(), signature);
    }

    /** Whether this is a signature over the message with this SHA-256. */
    boolean verifiesDigest(ByteString digest, ByteString signature) {
        try {
            boolean rsa = key instanceof RSAPublicKey;
            Signature verifier = Signature.getInstance(rsa ? "NONEwithRSA" : "NONEwithECDSA", BOUNCY_CASTLE);
            verifier.initVerify(key);
            byte[] signed = digest.toByteArray();
            verifier.update(rsa ? new DigestInfo(SHA256, signed).getEncoded() : signed);
            return verifier.verify(signature.toByteArray());
        } catch (GeneralSecurityException | IOException e) {
            return false;
        }
    }
}
