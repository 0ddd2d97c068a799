// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.sign.text.Base64Text;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;

/**
 * A log's root as it signs it: origin, size and root hash, one a line, an empty line, and signatures (C2SP, tlog-checkpoint.md
 * and signed-note.md).
 *
 * @param signedText up to the empty line, with the line end before it
 */
record Checkpoint(String signedText, String origin, long size, ByteString rootHash, List<Signature> signatures) {

    private static final Pattern SIGNATURE = Pattern.compile("\u2014 (\\S+) (\\S+)");
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
    private static final int HINT = 4;

    /** @param hint the first bytes of the key's identifier: of several keys of a name only those with it are tried */
    record Signature(String name, ByteString hint, ByteString bytes) {}

    Checkpoint {
        signatures = List.copyOf(signatures);
    }

    /** @throws RefusedException where the text has another form */
    static Checkpoint parse(String text) {
        int end = text.lastIndexOf("\n\n");
        RefusedException.unless(end >= 0 && text.endsWith("\n"), "the checkpoint is not a signed note");
        String[] lines = text.substring(0, end).split("\n", -1);
        RefusedException.unless(
                lines.length >= 3
                        && !lines[0].isEmpty()
                        && SIZE.matcher(lines[1]).matches(),
                "the checkpoint does not have an origin, a size and a root hash");
        return new Checkpoint(
                text.substring(0, end + 1),
                lines[0],
                size(lines[1]),
                Base64Text.decoded(lines[2], "the checkpoint's root hash"),
                signatures(text.substring(end + 2)));
    }

    private static long size(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new RefusedException("the checkpoint's size is not a number");
        }
    }

    private static List<Signature> signatures(String block) {
        List<Signature> signatures = new ArrayList<>();
        for (String line : block.lines().limit(Limits.WITNESSES + 1L).toList()) {
            Matcher parts = SIGNATURE.matcher(line);
            RefusedException.unless(parts.matches(), "the checkpoint has a line that is not a signature");
            ByteString bytes = Base64Text.decoded(parts.group(2), "a signature of the checkpoint");
            RefusedException.unless(bytes.size() > HINT, "a signature of the checkpoint is too short");
            signatures.add(new Signature(parts.group(1), bytes.substring(0, HINT), bytes.substring(HINT)));
        }
        RefusedException.unless(
                signatures.size() <= Limits.WITNESSES,
                "the checkpoint has more than " + Limits.WITNESSES + " signatures");
        return signatures;
    }
}
