// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;

/** What the zlib of a JVM makes of a text: JVMs that print the same have zlibs that compress alike. */
public final class Compressed {

    private Compressed() {}

    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        System.out.println(digest());
    }

    public static String digest() throws IOException, NoSuchAlgorithmException {
        Random random = new Random(1);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream deflater = new DeflaterOutputStream(compressed)) {
            for (int i = 0; i < 50_000; i++) {
                String line = "key" + random.nextInt(100) + ": " + Integer.toHexString(random.nextInt(1 << 14)) + "\n";
                deflater.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(compressed.toByteArray()));
    }
}
