// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;

/**
 * Private keys in the form that the JDK reads (PKCS #8, RFC 5208): {@code SEQUENCE { INTEGER 0, AlgorithmIdentifier, OCTET
 * STRING { key } }}. The older forms lack what stands around the key, and the certificate has the same
 * AlgorithmIdentifier.
 */
final class Pkcs8 {

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final byte[] VERSION = {0x02, 0x01, 0x00};

    private Pkcs8() {}

    static byte[] wrap(byte[] key, PublicKey own) {
        byte[] algorithm = algorithmIdentifier(own.getEncoded());
        byte[] octets = element(OCTET_STRING, key);
        ByteBuffer content = ByteBuffer.allocate(VERSION.length + algorithm.length + octets.length);
        return element(SEQUENCE, content.put(VERSION).put(algorithm).put(octets).array());
    }

    /** Whether what the one signs the other verifies. */
    static boolean belongTogether(PrivateKey key, PublicKey own) throws GeneralSecurityException {
        String kind = own.getAlgorithm().equals("EC") ? "ECDSA" : own.getAlgorithm();
        Signature signature = Signature.getInstance(kind.startsWith("Ed") ? kind : "SHA256with" + kind);
        byte[] text = {1};
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(own);
        signature.update(text);
        return signature.verify(signed);
    }

    /** The first element within a public key's encoding (RFC 5280, SubjectPublicKeyInfo). */
    private static byte[] algorithmIdentifier(byte[] publicKey) {
        int start = headerLength(publicKey, 0);
        int end = start + headerLength(publicKey, start) + contentLength(publicKey, start);
        return Arrays.copyOfRange(publicKey, start, end);
    }

    private static int headerLength(byte[] der, int at) {
        int length = der[at + 1] & 0xff;
        return length < 0x80 ? 2 : 2 + (length & 0x7f);
    }

    private static int contentLength(byte[] der, int at) {
        int length = der[at + 1] & 0xff;
        if (length < 0x80) {
            return length;
        }
        int sum = 0;
        for (int i = 0; i < (length & 0x7f); i++) {
            sum = (sum << 8) | (der[at + 2 + i] & 0xff);
        }
        return sum;
    }

    private static byte[] element(int type, byte[] content) {
        byte[] length = length(content.length);
        return ByteBuffer.allocate(1 + length.length + content.length)
                .put((byte) type)
                .put(length)
                .put(content)
                .array();
    }

    /** In as few bytes as can be, as DER has it. */
    private static byte[] length(int length) {
        if (length < 0x80) {
            return new byte[] {(byte) length};
        }
        byte[] bytes = BigInteger.valueOf(length).toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        byte[] all = new byte[1 + bytes.length - sign];
        all[0] = (byte) (0x80 | (bytes.length - sign));
        System.arraycopy(bytes, sign, all, 1, bytes.length - sign);
        return all;
    }
}
