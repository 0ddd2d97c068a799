// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub says of a package of GHCR.
 *
 * @param visibility {@code private}, {@code internal} or {@code public}
 * @param repository the repository that it is linked to: {@code acme/web}
 * @param settings the address of the page on which both are changed; GitHub has no API for that
 */
public record PackageFacts(String visibility, Optional<String> repository, String settings) {

    private static final Pattern WORD = Pattern.compile("[a-z]{1,20}");
    private static final Pattern REPOSITORY = Pattern.compile("[\\w.-]{1,100}/[\\w.-]{1,100}");

    /** Reads the API's answer; what is not of the form it should have is left out, since it is printed. */
    static PackageFacts of(JsonObject answer, String kind, String owner, String name) {
        JsonElement repository = answer.get("repository");
        Optional<String> linked = repository != null && repository.isJsonObject()
                ? text(repository.getAsJsonObject().get("full_name"), REPOSITORY)
                : Optional.empty();
        return new PackageFacts(
                text(answer.get("visibility"), WORD).orElse("unknown"), linked, settings(kind, owner, name));
    }

    public boolean isPublic() {
        return visibility.equals("public");
    }

    static String settings(String kind, String owner, String name) {
        return "https://github.com/" + kind + "/" + owner + "/packages/container/" + name.replace("/", "%2F")
                + "/settings";
    }

    private static Optional<String> text(@Nullable JsonElement element, Pattern form) {
        return Optional.ofNullable(element)
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .filter(text -> form.matcher(text).matches());
    }
}
