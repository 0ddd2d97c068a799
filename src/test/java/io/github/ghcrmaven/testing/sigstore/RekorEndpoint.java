// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ghcrmaven.testing.Answer;
import io.github.ghcrmaven.testing.Request;
import io.github.ghcrmaven.testing.sigstore.TransparencyLog.InclusionProof;
import io.github.ghcrmaven.testing.sigstore.TransparencyLog.LogEntry;
import java.time.Clock;
import java.util.Optional;
import okio.ByteString;

/** Rekor's first generation (https://github.com/sigstore/rekor/blob/main/openapi.yaml). */
final class RekorEndpoint {
    /** The path of the entries; one of them by its UUID below it. */
    static final String ENTRIES = "/api/v1/log/entries";

    static final long TREE_ID = 4242;

    /**
     * How many entries the shards before this one have. The index in the answer is over all of them, the one in the
     * proof is of this shard.
     */
    private static final long BEFORE = 1000;

    private final TransparencyLog log;
    private final Clock clock;
    private final Flaws flaws;

    RekorEndpoint(TransparencyLog log, Clock clock, Flaws flaws) {
        this.log = log;
        this.clock = clock;
        this.flaws = flaws;
    }

    /** Logs an entry: 201, or 409 where the same one is there already, with its address. */
    Answer create(Request request) {
        ByteString body;
        try {
            body = ProposedEntry.ofRekor1(JsonRequest.of(request.body())).body();
        } catch (RefusedException refused) {
            return problem(400, "error processing entry: " + refused.message());
        }
        synchronized (log) {
            return log.find(body).map(this::conflict).orElseGet(() -> created(body));
        }
    }

    /** An entry by its UUID, or by the index over all shards. */
    Answer read(Request request) {
        Optional<LogEntry> found = request.path().equals(ENTRIES)
                ? request.parameter("logIndex")
                        .filter(index -> index.matches("\\d{1,9}"))
                        .flatMap(index -> log.at(Long.parseLong(index) - BEFORE))
                : byUuid(request.path().substring(ENTRIES.length() + 1));
        return found.map(entry -> Answer.json(200, described(entry)).with("etag", uuid(entry)))
                .orElseGet(() -> problem(404, "entry not found"));
    }

    Answer publicKey() {
        return Answer.of(200)
                .with("content-type", "application/x-pem-file")
                .withBody(ByteString.encodeUtf8(Pem.of(log.key().publicKey())));
    }

    Answer state() {
        MerkleTree tree = log.tree();
        JsonObject state = new JsonObject();
        state.add("inactiveShards", new JsonArray());
        state.addProperty("rootHash", tree.root().hex());
        state.addProperty("signedTreeHead", log.checkpoint());
        state.addProperty("treeID", String.valueOf(TREE_ID));
        state.addProperty("treeSize", tree.size());
        return Answer.json(200, state);
    }

    private Answer created(ByteString body) {
        LogEntry entry = log.append(body, flaws.now(clock, Flaw.LATE_LOG_ENTRY).getEpochSecond());
        // sigstore-go picks the entry by the ETag (pkg/sign/transparency.go), and cosign 3 ends with a nil pointer
        // without it
        return Answer.json(201, described(entry))
                .with("location", location(entry))
                .with("etag", uuid(entry));
    }

    private Answer conflict(LogEntry entry) {
        return problem(409, "an equivalent entry already exists in the transparency log with UUID " + uuid(entry))
                .with("location", location(entry));
    }

    /** By the whole UUID, or without the tree's number before it. */
    private Optional<LogEntry> byUuid(String uuid) {
        return log.added().stream()
                .filter(entry -> uuid(entry).equals(uuid) || entry.leaf().hex().equals(uuid))
                .findFirst();
    }

    private JsonObject described(LogEntry entry) {
        JsonObject described = new JsonObject();
        described.addProperty("body", entry.body().base64());
        described.addProperty("integratedTime", entry.integratedTime());
        described.addProperty("logID", log.name().keyId().hex());
        described.addProperty("logIndex", entry.index() + BEFORE);
        // the promise is over exactly these four members
        ByteString promise = flaws.choose(Flaw.SET_OF_FOREIGN_KEY, log.key(), log.foreignKey())
                .sign(CanonicalJson.of(described));
        JsonObject verification = new JsonObject();
        verification.add("inclusionProof", described(log.prove(entry)));
        verification.addProperty("signedEntryTimestamp", promise.base64());
        described.add("verification", verification);
        JsonObject byUuid = new JsonObject();
        byUuid.add(uuid(entry), described);
        return byUuid;
    }

    private static JsonObject described(InclusionProof proof) {
        JsonArray hashes = new JsonArray();
        proof.hashes().forEach(hash -> hashes.add(hash.hex()));
        JsonObject described = new JsonObject();
        described.addProperty("checkpoint", proof.checkpoint());
        described.add("hashes", hashes);
        described.addProperty("logIndex", proof.index());
        described.addProperty("rootHash", proof.root().hex());
        described.addProperty("treeSize", proof.size());
        return described;
    }

    private static String uuid(LogEntry entry) {
        return "%016x".formatted(TREE_ID) + entry.leaf().hex();
    }

    private static String location(LogEntry entry) {
        return ENTRIES + "/" + uuid(entry);
    }

    private static Answer problem(int status, String message) {
        JsonObject problem = new JsonObject();
        problem.addProperty("code", status);
        problem.addProperty("message", message);
        return Answer.json(status, problem);
    }
}
