// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A private key in PEM (RFC 7468), whole from BEGIN to END: as a file, indented in YAML, commented out, or in one line with
 * {@code \n} as JSON has it (the {@code private_key} of a Google service account). Found in binary files, too.
 */
record PemPrivateKey() implements SecretKind {

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN (?:([A-Z0-9]{1,16}) )?PRIVATE KEY( BLOCK)?+-----");

    /** What quotes, JSON, YAML and comments put between the lines. None of it is Base64. */
    private static final Pattern AROUND = Pattern.compile("[\\s\"',#|>*\\\\]+");

    private static final Pattern LINE_END = Pattern.compile("\\\\{1,8}[rn]|\n");
    private static final Pattern ESCAPED_SLASH = Pattern.compile("\\\\{1,8}/");

    /** {@code Proc-Type}, {@code DEK-Info} (RFC 1421), {@code Version} and {@code Comment} (RFC 9580). */
    private static final Pattern HEADER = Pattern.compile("[\\s\"'#|>*]*+[A-Z][A-Za-z-]{2,20}: .*", Pattern.DOTALL);

    private static final Pattern ARMOR_CHECKSUM = Pattern.compile("=[A-Za-z0-9+/]{4}$");

    @Override
    public String name() {
        return "private key";
    }

    @Override
    public String marker() {
        return "PRIVATE KEY";
    }

    @Override
    public boolean inBinaries() {
        return true;
    }

    @Override
    public IntStream find(String text) {
        return BEGIN.matcher(text)
                .results()
                .filter(begin -> isWhole(text, begin))
                .mapToInt(MatchResult::start);
    }

    private static boolean isWhole(String text, MatchResult begin) {
        // up to the next dashes, whosever they are: many a BEGIN without END costs no more than the text's length
        int end = text.indexOf("-----", begin.end());
        if (end < 0
                || end - begin.end() > FileScan.LONGEST
                || !text.startsWith(begin.group().replace("BEGIN", "END"), end)) {
            return false;
        }
        StringBuilder base64 = new StringBuilder();
        boolean encrypted = false;
        for (String line : LINE_END.split(text.substring(begin.end(), end), -1)) {
            if (HEADER.matcher(line).matches()) {
                encrypted |= line.contains("DEK-Info:");
            } else {
                base64.append(AROUND.matcher(ESCAPED_SLASH.matcher(line).replaceAll("/"))
                        .replaceAll(""));
            }
        }
        String label = begin.group(1) == null ? "" : begin.group(1);
        return isKey(label, encrypted, ARMOR_CHECKSUM.matcher(base64).replaceFirst(""));
    }

    private static boolean isKey(String label, boolean encrypted, String base64) {
        try {
            byte[] body = Base64.getDecoder().decode(base64);
            // what OpenSSL encrypted in its old way shows no structure
            return encrypted ? body.length >= 64 && Plausible.isRandom(base64) : new KeyBody(label, body).isWhole();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
