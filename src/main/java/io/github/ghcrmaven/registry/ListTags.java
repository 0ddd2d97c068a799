// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** {@code GET …/tags/list}: one page of the tags; empty where there is no such repository. */
record ListTags(Repository repository, HttpUrl address) implements Step<Optional<Page<Tag>>> {

    private static final int PAGE = 1000;

    /** Without {@code n}, GHCR ends the list after a hundred tags and does not say so (seen on ghcr.io). */
    static HttpUrl first(Endpoint endpoint, Repository repository) {
        return Addresses.of(endpoint, repository, "tags/list")
                .newBuilder()
                .addQueryParameter("n", String.valueOf(PAGE))
                .build();
    }

    @Override
    public String action() {
        return "listing the tags";
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new Request.Builder().url(address);
    }

    @Override
    public boolean expects(int status) {
        return status == 200 || status == 404;
    }

    @Override
    public Optional<Page<Tag>> read(Response response) throws IOException {
        if (response.code() == 404) {
            return Optional.empty();
        }
        List<Tag> tags = tags(Answers.document(response, action()));
        return Optional.of(new Page<>(tags, Page.next(response).or(() -> unsaid(tags))));
    }

    /**
     * A full page without a Link may be the last, or the registry gives none, as go-containerregistry's (pkg/registry); one
     * that brings again what it was asked to go on after knows no pages.
     */
    private Optional<HttpUrl> unsaid(List<Tag> tags) {
        String after = address.queryParameter("last");
        if (tags.size() != PAGE || (after != null && tags.contains(new Tag(after)))) {
            return Optional.empty();
        }
        String last = tags.get(PAGE - 1).name();
        return Optional.of(address.newBuilder().setQueryParameter("last", last).build());
    }

    private List<Tag> tags(byte[] body) {
        JsonElement content;
        try {
            content = JsonParser.parseString(new String(body, StandardCharsets.UTF_8));
        } catch (JsonParseException e) {
            throw noList();
        }
        if (!(content instanceof JsonObject list) || !list.has("tags")) {
            throw noList();
        }
        List<Tag> tags = new ArrayList<>();
        // docker-registry writes null where a repository has no tag any more
        if (list.get("tags") instanceof JsonArray names) {
            names.forEach(name -> tag(name).ifPresent(tags::add));
        }
        return tags;
    }

    /** What is outside of the grammar cannot be asked for either. */
    private static Optional<Tag> tag(JsonElement name) {
        try {
            return name.isJsonPrimitive() ? Optional.of(new Tag(name.getAsString())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private RuntimeException noList() {
        return Answers.wrong(
                repository.registry() + " answered without a list when asked for the tags of " + repository + ".");
    }
}
