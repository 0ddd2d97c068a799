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

/**
 * A text with its OpenPGP signature in the cleartext framework (RFC 9580, section 7), as Helm writes it: the hash named, no
 * checksum of the armour, no line end after the last line. Lines end the same on every platform, since the file's digest
 * enters the manifest's.
 */
final class ClearSigned {

    private static final String HEAD = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n";
    private static final String SIGNATURE = "\n-----BEGIN PGP SIGNATURE-----\n\n";
    private static final String END = "\n-----END PGP SIGNATURE-----";

    private static final Pattern FORM =
            Pattern.compile(Pattern.quote(HEAD) + "(?s:(.*))" + Pattern.quote(SIGNATURE) + "([A-Za-z0-9+/=\n]+)" + END);
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
        return (HEAD + escaped + SIGNATURE + armoured + END).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what {@link #bytes()} wrote; empty where it is anything else. */
    static Optional<ClearSigned> parse(byte[] content) {
        Matcher form = FORM.matcher(new String(content, StandardCharsets.UTF_8));
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            byte[] signature = Base64.getMimeDecoder().decode(form.group(2));
            return Optional.of(new ClearSigned(
                    lines(form.group(1), line -> line.startsWith("- ") ? line.substring(2) : line, "\n"), signature));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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
