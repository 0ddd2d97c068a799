// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The list of tags, in pages. GHCR's trap is here: without {@code n} the list ends after a hundred tags, and nothing
 * says so.
 */
final class TagsEndpoint {
    private static final int SILENT_LIMIT = 100;
    private static final int PAGE_LIMIT = 1000;

    private final ManifestStore manifests;

    TagsEndpoint(ManifestStore manifests) {
        this.manifests = manifests;
    }

    Answer answer(Request request) {
        if (!request.isRead()) {
            return Problem.UNSUPPORTED.answer();
        }
        if (!manifests.repositories().contains(request.repository())) {
            return Problem.NAME_UNKNOWN.answer();
        }
        Optional<String> asked = request.parameter("n");
        if (asked.isPresent() && !asked.get().matches("\\d{1,9}")) {
            return Problem.PAGE_INVALID.answer();
        }
        int size = asked.map(number -> Math.min(PAGE_LIMIT, Integer.parseInt(number)))
                .orElse(SILENT_LIMIT);
        String last = request.parameter("last").orElse("");
        List<String> rest = manifests.tags(request.repository()).stream()
                .filter(tag -> tag.compareTo(last) > 0)
                .toList();
        List<String> page = rest.subList(0, Math.min(size, rest.size()));
        Answer answer = Answer.json(200, body(request.repository(), page));
        boolean more = asked.isPresent() && !page.isEmpty() && page.size() < rest.size();
        return more ? answer.with("link", next(request.repository(), size, page.get(page.size() - 1))) : answer;
    }

    private static JsonObject body(String repository, List<String> page) {
        JsonArray tags = new JsonArray();
        page.forEach(tags::add);
        JsonObject body = new JsonObject();
        body.addProperty("name", repository);
        body.add("tags", tags);
        return body;
    }

    private static String next(String repository, int size, String last) {
        return "</v2/" + repository + "/tags/list?last=" + last + "&n=" + size + ">; rel=\"next\"";
    }
}
