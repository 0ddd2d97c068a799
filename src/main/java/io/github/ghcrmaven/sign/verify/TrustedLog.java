// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.Asn1Depth;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A log of the trusted root: one of signatures (Rekor) or one of certificates.
 *
 * @param address its base URL
 * @param names by which its checkpoints are signed: the host, or host and port
 * @param id how entries name it
 * @param checkpointId how checkpoints name its key; its first four bytes stand there
 * @param validity when entries may have been made
 */
public record TrustedLog(
        URI address,
        Set<String> names,
        VerificationKey key,
        ByteString id,
        ByteString checkpointId,
        Validity validity) {

    private static final int CHECKPOINT_HINT = 4;

    public TrustedLog {
        names = Set.copyOf(names);
        RefusedException.unless(
                checkpointId.size() >= CHECKPOINT_HINT, "the log " + address + " has an identifier that is too short");
    }

    /**
     * Reads a log; empty where its key is of a kind that is not known yet: entries in it are then of an unknown log, while
     * those in the others can be verified.
     */
    static Optional<TrustedLog> of(JsonMembers json) {
        JsonMembers publicKey = json.object("publicKey");
        Validity validity = Validity.of(publicKey);
        return key(publicKey).map(key -> {
            ByteString id = json.object("logId").bytes("keyId");
            ByteString checkpointId = json.optionalObject("checkpointKeyId")
                    .map(log -> log.bytes("keyId"))
                    .orElse(id);
            URI address = address(json);
            return new TrustedLog(address, names(json, address), key, id, checkpointId, validity);
        });
    }

    /** The first bytes of a signature in a checkpoint, where it is by this log's key. */
    ByteString checkpointHint() {
        return checkpointId.substring(0, CHECKPOINT_HINT);
    }

    private static URI address(JsonMembers json) {
        try {
            return new URI(json.text("baseUrl"));
        } catch (URISyntaxException e) {
            throw new RefusedException(json.path() + ".baseUrl is not a URL");
        }
    }

    private static Set<String> names(JsonMembers json, URI address) {
        String host = address.getHost();
        if (host == null) {
            throw new RefusedException(json.path() + ".baseUrl names no host");
        }
        return address.getPort() < 0 ? Set.of(host) : Set.of(host, host + ":" + address.getPort());
    }

    private static Optional<VerificationKey> key(JsonMembers publicKey) {
        String kind = publicKey.text("keyDetails");
        ByteString bytes = publicKey.bytes("rawBytes");
        if (kind.equals("PKCS1_RSA_PKCS1V5")) {
            return Optional.of(VerificationKey.ofSubjectPublicKeyInfo(ofPkcs1(bytes, publicKey), publicKey.path()));
        }
        return kind.startsWith("PKIX_ECDSA_P") || kind.startsWith("PKIX_RSA_PKCS1V15_") || kind.equals("PKIX_ED25519")
                ? Optional.of(VerificationKey.ofSubjectPublicKeyInfo(bytes, publicKey.path()))
                : Optional.empty();
    }

    /** The form of RFC 8017, A.1.1, which the first certificate log of Sigstore has its key in. */
    private static ByteString ofPkcs1(ByteString bytes, JsonMembers publicKey) {
        Asn1Depth.check(bytes, publicKey.path());
        try {
            RSAPublicKey numbers = RSAPublicKey.getInstance(bytes.toByteArray());
            AlgorithmIdentifier algorithm =
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
            return ByteString.of(new SubjectPublicKeyInfo(algorithm, numbers).getEncoded("DER"));
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedException(publicKey.path() + " is not an RSA key");
        }
    }
}
