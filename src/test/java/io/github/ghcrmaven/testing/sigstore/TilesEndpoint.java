// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ghcrmaven.testing.Answer;
import io.github.ghcrmaven.testing.Request;
import io.github.ghcrmaven.testing.sigstore.TransparencyLog.InclusionProof;
import io.github.ghcrmaven.testing.sigstore.TransparencyLog.LogEntry;
import okio.ByteString;

/**
 * Rekor's second generation, as far as writing goes: no promise and no time of its own, only the proof
 * (https://github.com/sigstore/rekor-tiles/blob/main/CLIENTS.md).
 */
final class TilesEndpoint {
    private static final int INVALID_ARGUMENT = 3;
    private static final int ALREADY_EXISTS = 6;

    private final TransparencyLog log;

    TilesEndpoint(TransparencyLog log) {
        this.log = log;
    }

    /** {@code POST /api/v2/log/entries}: 201 with what a bundle holds, or 409. */
    Answer create(Request request) {
        ByteString body;
        try {
            body = ProposedEntry.ofRekor2(JsonRequest.of(request.body())).body();
        } catch (RefusedException refused) {
            return problem(400, INVALID_ARGUMENT, refused.message());
        }
        synchronized (log) {
            return log.find(body)
                    .map(there ->
                            problem(409, ALREADY_EXISTS, "an equivalent entry already exists in the transparency log"))
                    .orElseGet(() -> Answer.json(201, described(log.append(body, 0))));
        }
    }

    /** As protobuf puts a TransparencyLogEntry into JSON: 64-bit numbers are texts. */
    private JsonObject described(LogEntry entry) {
        JsonObject logId = new JsonObject();
        logId.addProperty("keyId", log.name().keyId().base64());
        JsonObject kind = new JsonObject();
        kind.addProperty("kind", "hashedrekord");
        kind.addProperty("version", "0.0.2");
        JsonObject described = new JsonObject();
        described.addProperty("logIndex", String.valueOf(entry.index()));
        described.add("logId", logId);
        described.add("kindVersion", kind);
        described.add("inclusionProof", described(log.prove(entry)));
        described.addProperty("canonicalizedBody", entry.body().base64());
        return described;
    }

    private static JsonObject described(InclusionProof proof) {
        JsonArray hashes = new JsonArray();
        proof.hashes().forEach(hash -> hashes.add(hash.base64()));
        JsonObject checkpoint = new JsonObject();
        checkpoint.addProperty("envelope", proof.checkpoint());
        JsonObject described = new JsonObject();
        described.addProperty("logIndex", String.valueOf(proof.index()));
        described.addProperty("rootHash", proof.root().base64());
        described.addProperty("treeSize", String.valueOf(proof.size()));
        described.add("hashes", hashes);
        described.add("checkpoint", checkpoint);
        return described;
    }

    private static Answer problem(int status, int code, String message) {
        JsonObject problem = new JsonObject();
        problem.addProperty("code", code);
        problem.addProperty("message", message);
        problem.add("details", new JsonArray());
        return Answer.json(status, problem);
    }
}
