// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a credential file says.
 *
 * @param helpers the helpers of registries that have one of their own ({@code credHelpers})
 * @param store the helper of all others ({@code credsStore}); empty where there is none
 * @param entries the credentials that the file itself holds ({@code auths})
 */
record AuthFile(Map<String, String> helpers, String store, Map<String, AuthEntry> entries) {

    private static final int LONGEST = 1 << 20;
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    /**
     * Reads a file.
     *
     * @param name what the file is called in messages
     * @throws FaultException where it cannot be read as what it should be
     */
    static AuthFile read(Path path, String name) {
        String text = text(path, name);
        if (text.isBlank()) {
            return new AuthFile(Map.of(), "", Map.of()); // as Helm takes it (oras-go, registry/remote/credentials)
        }
        try {
            JsonObject root = STRICT.fromJson(text, JsonObject.class);
            Map<String, String> helpers = new LinkedHashMap<>();
            section(root, "credHelpers").forEach((key, helper) -> helpers.put(key, helper.getAsString()));
            Map<String, AuthEntry> entries = new LinkedHashMap<>();
            section(root, "auths").forEach((key, entry) -> entries.put(key, new AuthEntry(entry.getAsJsonObject())));
            JsonElement store = root.get("credsStore");
            return new AuthFile(helpers, store == null || store.isJsonNull() ? "" : store.getAsString(), entries);
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            // without cause: its message may repeat what stands there
            throw fault(name, "is not JSON in the form of Docker's config.json");
        }
    }

    /** The registries that the file says anything of. */
    Set<String> registries() {
        Set<String> all = new HashSet<>(helpers.keySet());
        all.addAll(entries.keySet());
        return all;
    }

    private static Map<String, JsonElement> section(JsonObject root, String name) {
        JsonElement section = root.get(name);
        return section == null || section.isJsonNull()
                ? Map.of()
                : section.getAsJsonObject().asMap();
    }

    private static String text(Path path, String name) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw fault(name, "is larger than 1 MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw fault(name, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static FaultException fault(String name, String what) {
        return new FaultException(
                "The credential file " + name + " " + what + ".",
                "repair it or remove it; docker login, podman login or helm registry login write a new one",
                "credential-file");
    }
}
