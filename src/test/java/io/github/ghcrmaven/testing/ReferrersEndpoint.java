// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * What refers to a manifest, in pages, as the OCI distribution specification 1.1 has it: whatever names it as its subject is
 * listed, whether or not it is there itself.
 */
final class ReferrersEndpoint {
    private final ManifestStore manifests;
    private final int pageSize;

    ReferrersEndpoint(ManifestStore manifests, int pageSize) {
        this.manifests = manifests;
        this.pageSize = pageSize;
    }

    Answer answer(Request request) {
        if (!request.isRead()) {
            return Problem.UNSUPPORTED.answer();
        }
        List<StoredManifest> all = manifests.referrers(request.repository(), request.reference());
        int from = Integer.parseInt(request.parameter("from").orElse("0"));
        int to = Math.min(from + pageSize, all.size());
        Answer answer = Answer.json(200, index(all.subList(Math.min(from, to), to)))
                .with("content-type", ManifestBody.INDEX_TYPE);
        return to < all.size() ? answer.with("link", "<" + request.path() + "?from=" + to + ">; rel=\"next\"") : answer;
    }

    private static JsonObject index(List<StoredManifest> referrers) {
        JsonArray entries = new JsonArray();
        referrers.forEach(referrer -> entries.add(entry(referrer)));
        JsonObject index = new JsonObject();
        index.addProperty("schemaVersion", 2);
        index.addProperty("mediaType", ManifestBody.INDEX_TYPE);
        index.add("manifests", entries);
        return index;
    }

    private static JsonObject entry(StoredManifest referrer) {
        JsonObject manifest = referrer.json();
        JsonObject entry = new JsonObject();
        entry.addProperty("mediaType", referrer.mediaType());
        entry.addProperty("digest", referrer.digest());
        entry.addProperty("size", referrer.content().size());
        for (String member : List.of("artifactType", "annotations")) {
            JsonElement value = manifest.get(member);
            if (value != null) {
                entry.add(member, value);
            }
        }
        return entry;
    }
}
