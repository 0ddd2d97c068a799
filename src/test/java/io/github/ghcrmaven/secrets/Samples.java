// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Secrets that nobody ever had, made when a test runs: in its sources they would look like real ones. */
final class Samples {

    static final String DIGITS = "0123456789";
    static final String HEX = "0123456789abcdef";
    static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final String ALNUM = DIGITS + UPPER + "abcdefghijklmnopqrstuvwxyz";

    private final Random random;

    Samples(long seed) {
        this.random = new Random(seed);
    }

    /** Characters of an alphabet, none twice in a row and none after the one before it in the alphabet. */
    String drawn(int length, String alphabet) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            char next = alphabet.charAt(random.nextInt(alphabet.length()));
            if (text.isEmpty()
                    || (next != text.charAt(text.length() - 1) && next != text.charAt(text.length() - 1) + 1)) {
                text.append(next);
            }
        }
        return text.toString();
    }

    /** A token of GitHub or npm with its checksum. */
    String checked(String prefix, int length) {
        String body = drawn(length - 6, ALNUM);
        return prefix + body + TokenChecksum.of(body);
    }

    String fineGrained() {
        return "github_" + "pat_" + drawn(22, ALNUM) + "_" + drawn(59, ALNUM);
    }

    String installationToken() {
        return "ghs" + "_" + drawn(6, DIGITS) + "_eyJ" + drawn(33, ALNUM) + ".eyJ" + drawn(200, ALNUM) + "."
                + drawn(86, ALNUM);
    }

    String awsId() {
        return "AK" + "IA" + drawn(16, UPPER);
    }

    String awsSecret() {
        return "Zz9" + drawn(37, ALNUM + "/+");
    }

    String google() {
        return "AI" + "za" + drawn(35, ALNUM);
    }

    String slackBot() {
        return "xox" + "b-" + drawn(12, DIGITS) + "-" + drawn(13, DIGITS) + "-" + drawn(24, ALNUM);
    }

    String slackUser() {
        return "xox" + "p-" + drawn(12, DIGITS) + "-" + drawn(12, DIGITS) + "-" + drawn(13, DIGITS) + "-" + "e0c4"
                + drawn(28, HEX);
    }

    String slackApp() {
        return "xap" + "p-1-A" + drawn(10, UPPER) + "-" + drawn(13, DIGITS) + "-" + drawn(64, HEX);
    }

    String slackWebhook() {
        return "https://hooks.slack." + "com/services/T" + drawn(9, UPPER) + "/B" + drawn(9, UPPER) + "/"
                + drawn(24, ALNUM);
    }

    /** PKCS #8 as the JDK writes it. */
    static String pem(String algorithm, int size) {
        return pem("PRIVATE KEY", key(algorithm, size));
    }

    static String pem(String label, byte[] body) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(body) + "\n-----END " + label + "-----\n";
    }

    static byte[] key(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (size > 0) {
                generator.initialize(size);
            }
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As ssh-keygen lays a key out, with bytes drawn for the keys themselves. */
    byte[] openSsh() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII));
        for (String text : List.of("none", "none", "")) {
            sized(out, text.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(new byte[] {0, 0, 0, 1});
        sized(out, bytes(51));
        sized(out, bytes(136));
        return out.toByteArray();
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void sized(ByteArrayOutputStream out, byte[] part) {
        out.writeBytes(new byte[] {0, 0, 0, (byte) part.length});
        out.writeBytes(part);
    }

    /** What the scan finds in a file with this text. */
    static List<Finding> found(String file, String text) {
        return found(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static List<Finding> found(String file, byte[] content) {
        try {
            return FileScan.of(file, file.substring(file.lastIndexOf('/') + 1), new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
