// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.provenance;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.CRC24;

/**
 * A text with its OpenPGP signature in the cleartext framework (RFC 9580, section 7), as Helm writes it: the hash named, no
 * line end after the last line. The checksum of the armour, which Helm leaves out since 3.21.4, is there: without it GnuPG 2.2
 * reads on past the end of a signature whose length is a multiple of three. Lines end the same on every platform, since the
 * file's digest enters the manifest's.
 */
final class ClearSigned {

    private static final String HEAD = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n";
    private static final String SIGNATURE = "\n-----BEGIN PGP SIGNATURE-----\n\n";
    private static final String END = "\n-----END PGP SIGNATURE-----";

    private static final Pattern FORM = Pattern.compile(Pattern.quote(HEAD) + "(?s:(.*))" + Pattern.quote(SIGNATURE)
            + "([A-Za-z0-9+/\n]+={0,2})\n=([A-Za-z0-9+/]{4})" + Pattern.quote(END));
    private static final String BLANKS = " \t\r";

    private final String text;
    private final byte[] signature;

    /**
     * A signed text.
     *
     * @param text what is signed, lines parted by line feeds
     * @param signature the signature packet
     */
    ClearSigned(String text, byte[] signature) {
        this.text = text;
        this.signature = signature.clone();
    }

    String text() {
        return text;
    }

    byte[] signature() {
        return signature.clone();
    }

    /** What the signature is made of: blanks at the ends of lines do not count, and lines are parted as on the wire. */
    static byte[] hashed(String text) {
        return lines(text, ClearSigned::withoutBlanksAtTheEnd, "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The file's content. */
    byte[] bytes() {
        String escaped = lines(text, line -> (line.startsWith("-") ? "- " : "") + withoutBlanksAtTheEnd(line), "\n");
        String armoured = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(signature);
        return (HEAD + escaped + SIGNATURE + armoured + "\n=" + checksum(signature) + END)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what {@link #bytes()} wrote; empty where it is anything else. */
    static Optional<ClearSigned> parse(byte[] content) {
        Matcher form = FORM.matcher(new String(content, StandardCharsets.UTF_8));
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            byte[] signature = Base64.getMimeDecoder().decode(form.group(2));
            String text = lines(form.group(1), line -> line.startsWith("- ") ? line.substring(2) : line, "\n");
            return Optional.of(new ClearSigned(text, signature))
                    .filter(read -> checksum(signature).equals(form.group(3)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String checksum(byte[] signature) {
        CRC24 crc = new CRC24();
        for (byte value : signature) {
            crc.update(value & 0xff);
        }
        int sum = crc.getValue();
        return Base64.getEncoder().encodeToString(new byte[] {(byte) (sum >> 16), (byte) (sum >> 8), (byte) sum});
    }

    private static String withoutBlanksAtTheEnd(String line) {
        int end = line.length();
        while (end > 0 && BLANKS.indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return line.substring(0, end);
    }

    private static String lines(String text, UnaryOperator<String> change, String separator) {
        return Stream.of(text.split("\n", -1)).map(change).collect(joining(separator));
    }
}
