// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import java.io.IOException;
import java.time.Clock;
import okio.Buffer;
import okio.ByteString;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;

/** A certificate transparency log, as far as its promises go (RFC 6962). */
final class CertificateLog {
    private static final ASN1ObjectIdentifier SCT_LIST = new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2");
    private static final int SHA256 = 4;
    private static final int ECDSA = 3;

    private final Clock clock;
    private final ServiceKey key = ServiceKey.p256();

    CertificateLog(Clock clock) {
        this.clock = clock;
    }

    ServiceKey key() {
        return key;
    }

    /**
     * The extension that holds the log's promise to take up a certificate.
     *
     * @param issuer who signs the certificate
     * @param tbsCertificate what will be signed, less this extension: that is the precertificate less its poison, which
     *     is what a log signs (RFC 6962, 3.2)
     */
    Extension promise(ServiceKey issuer, ByteString tbsCertificate) {
        long timestamp = clock.millis();
        Buffer entry = new Buffer()
                .writeByte(0) // version 1
                .writeByte(0) // certificate_timestamp
                .writeLong(timestamp)
                .writeShort(1) // precert_entry
                .write(issuer.fingerprint())
                .writeByte(tbsCertificate.size() >> 16)
                .writeShort(tbsCertificate.size())
                .write(tbsCertificate)
                .writeShort(0); // no extensions
        ByteString signature = key.sign(entry.readByteString());
        ByteString timestampOfLog = new Buffer()
                .writeByte(0) // version 1
                .write(key.fingerprint())
                .writeLong(timestamp)
                .writeShort(0) // no extensions
                .writeByte(SHA256)
                .writeByte(ECDSA)
                .writeShort(signature.size())
                .write(signature)
                .readByteString();
        byte[] list = new Buffer()
                .writeShort(timestampOfLog.size() + 2)
                .writeShort(timestampOfLog.size())
                .write(timestampOfLog)
                .readByteArray();
        try {
            return new Extension(SCT_LIST, false, new DEROctetString(list).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
