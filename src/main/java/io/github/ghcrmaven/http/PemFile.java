// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import io.github.ghcrmaven.fault.FaultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file with certificates or a private key in PEM (RFC 7468).
 *
 * @param parameter the parameter that names it, for errors
 * @param path the file
 */
record PemFile(String parameter, Path path) {

    /** Far more than all authorities of an operating system take. */
    private static final int LONGEST = 1 << 20;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /**
     * The certificates, in their order; at least one.
     *
     * @throws FaultException where there is none, or one cannot be read
     */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher block = BLOCK.matcher(text());
        while (block.find()) {
            if (block.group(1).equals("CERTIFICATE")) {
                certificates.add(certificate(decoded(block.group(2))));
            }
        }
        if (certificates.isEmpty()) {
            throw fault("holds no certificate (-----BEGIN CERTIFICATE-----)");
        }
        return certificates;
    }

    /**
     * The private key: PKCS #8, or the older forms of RSA (RFC 8017, A.1.2) and of elliptic curves (RFC 5915), which Go's
     * programs write and read.
     *
     * @param own the public key that it belongs to, from the certificate
     * @throws FaultException where there is none that can be read, or it is another's
     */
    PrivateKey privateKey(PublicKey own) {
        Matcher block = BLOCK.matcher(text());
        while (block.find()) {
            String label = block.group(1);
            if (label.equals("ENCRYPTED PRIVATE KEY") || block.group(2).contains("ENCRYPTED")) {
                throw fault("holds an encrypted key");
            }
            if (label.endsWith("PRIVATE KEY")) {
                byte[] der = decoded(block.group(2));
                return key(label.equals("PRIVATE KEY") ? der : Pkcs8.wrap(der, own), own);
            }
        }
        throw fault("holds no private key (-----BEGIN PRIVATE KEY-----)");
    }

    private PrivateKey key(byte[] pkcs8, PublicKey own) {
        try {
            PrivateKey key = KeyFactory.getInstance(own.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            if (!Pkcs8.belongTogether(key, own)) {
                throw fault("holds a key that is not that of the certificate in certFile");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw fault("holds a private key that cannot be read, or of another kind than the certificate");
        }
    }

    private X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw fault("holds a certificate that cannot be read");
        }
    }

    private byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw fault("holds no Base64 between its BEGIN and END");
        }
    }

    private String text() {
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw fault(Files.exists(path) ? "cannot be read" : "is not there");
        }
    }

    private FaultException fault(String what) {
        return new FaultException(
                parameter + ": " + path + " " + what + ".",
                "give a PEM file: certificates for caFile and certFile, a key without passphrase for keyFile\n"
                        + "(openssl pkey -in client.key -out plain.key takes a passphrase off)",
                "tls-files");
    }
}
