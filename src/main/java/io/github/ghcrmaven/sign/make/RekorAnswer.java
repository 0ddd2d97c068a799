// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.InclusionProof;
import io.github.ghcrmaven.sign.verify.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.ByteString;

/** What a log of the first generation says of an entry: an object with one member, by the entry's UUID. */
final class RekorAnswer {

    private RekorAnswer() {}

    static LogEntry entry(ByteString body) {
        JsonMembers byUuid = JsonText.object(body, "the answer", Limits.ANSWER);
        RefusedException.unless(byUuid.json().size() == 1, "the answer is not of one entry");
        JsonMembers entry = byUuid.object(byUuid.json().keySet().iterator().next());
        JsonMembers verification = entry.object("verification");
        return new LogEntry(
                entry.count("logIndex"),
                hex(entry.text("logID")),
                entry.count("integratedTime"),
                Optional.of(verification.bytes("signedEntryTimestamp")),
                Optional.of(proof(verification.object("inclusionProof"))),
                entry.bytes("body"));
    }

    private static InclusionProof proof(JsonMembers proof) {
        return new InclusionProof(
                proof.count("logIndex"),
                proof.count("treeSize"),
                hex(proof.text("rootHash")),
                hashes(proof),
                proof.text("checkpoint"));
    }

    private static List<ByteString> hashes(JsonMembers proof) {
        List<ByteString> hashes = new ArrayList<>();
        if (proof.json().get("hashes") instanceof JsonArray all) {
            for (JsonElement one : all) {
                RefusedException.unless(one instanceof JsonPrimitive, "the inclusion proof is no list of texts");
                hashes.add(hex(one.getAsString()));
            }
        }
        return hashes;
    }

    private static ByteString hex(String text) {
        try {
            return ByteString.decodeHex(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("the answer holds something that is not hexadecimal");
        }
    }
}
