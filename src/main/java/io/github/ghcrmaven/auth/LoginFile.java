// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * A file in the form of Docker's config.json, changed as Helm changes it (oras-go, registry/remote/credentials): the helper
 * of the registry keeps the credential, else the helper of all, else the file itself. All that is in the file otherwise stays.
 *
 * @param path the file, which need not be there
 * @param machine where the helpers are
 */
record LoginFile(Path path, Machine machine) {

    private static final int LONGEST = 1 << 20;
    private static final String ENTRIES = "auths";
    private static final String HELPERS = "credHelpers";
    private static final String STORE = "credsStore";

    String put(String key, Credential credential) {
        if (credential.username().contains(":")) {
            // as oras-go says it: the entry would be read with the colon as the end of the name
            throw fault("cannot hold a user name with a colon", "give the user name without it");
        }
        return FileReplacement.of(path, () -> {
            JsonObject root = read();
            Optional<String> helper = helper(root, key);
            if (helper.isPresent()) {
                CredentialProgram.of(helper.get(), machine.shown(path), machine).store(key, credential);
                removeEntry(root, key); // an older one in the clear would stay otherwise
                return new FileReplacement.Change<>(Optional.of(text(root)), "docker-credential-" + helper.get());
            }
            section(root, ENTRIES).add(key, entry(credential));
            return new FileReplacement.Change<>(Optional.of(text(root)), machine.shown(path));
        });
    }

    Optional<String> remove(String key) {
        if (Files.notExists(path)) {
            return Optional.empty();
        }
        return FileReplacement.of(path, () -> {
            JsonObject root = read();
            Optional<String> helper = configured(root, key);
            boolean erased = helper.isPresent()
                    && CredentialProgram.of(helper.get(), machine.shown(path), machine)
                            .erase(key);
            boolean removed = removeEntry(root, key);
            String where = erased ? "docker-credential-" + helper.get() : machine.shown(path);
            return new FileReplacement.Change<>(
                    removed ? Optional.of(text(root)) : Optional.<String>empty(),
                    erased || removed ? Optional.of(where) : Optional.<String>empty());
        });
    }

    private static JsonObject entry(Credential credential) {
        JsonObject entry = new JsonObject();
        if (credential.username().equals("<token>")) { // what helpers say for the name that an identity token has not
            entry.addProperty("identitytoken", credential.secret().reveal());
        } else {
            entry.addProperty("auth", encoded(credential));
        }
        return entry;
    }

    private static String encoded(Credential credential) {
        String pair = credential.username() + ":" + credential.secret().reveal();
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** The helper that is named, or the platform's, which is then named for the next time. */
    private Optional<String> helper(JsonObject root, String key) {
        if (root.has(ENTRIES) || root.has(HELPERS) || root.has(STORE)) {
            return configured(root, key);
        }
        Optional<String> platform = CredentialProgram.ofPlatform(machine);
        platform.ifPresent(name -> root.addProperty(STORE, name));
        return platform;
    }

    private Optional<String> configured(JsonObject root, String key) {
        JsonElement own = root.has(HELPERS) ? section(root, HELPERS).get(key) : null;
        JsonElement helper = own == null ? root.get(STORE) : own;
        return Optional.ofNullable(helper)
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .filter(name -> !name.isEmpty());
    }

    private boolean removeEntry(JsonObject root, String key) {
        return root.has(ENTRIES) && section(root, ENTRIES).remove(key) != null;
    }

    private JsonObject section(JsonObject root, String name) {
        if (!root.has(name) || root.get(name).isJsonNull()) {
            root.add(name, new JsonObject());
        }
        if (!root.get(name).isJsonObject()) {
            throw damaged();
        }
        return root.getAsJsonObject(name);
    }

    private JsonObject read() throws IOException {
        if (Files.notExists(path)) {
            return new JsonObject();
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(LONGEST + 1);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return new JsonObject();
        }
        try {
            if (bytes.length > LONGEST) {
                throw damaged();
            }
            // the adapter is strict where JsonParser takes comments and single quotes
            return new Gson().getAdapter(JsonElement.class).fromJson(text).getAsJsonObject();
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw damaged(); // without cause: its message may repeat what stands there
        }
    }

    private String text(JsonObject root) {
        JsonObject sorted = new JsonObject();
        root.keySet().stream().sorted().forEach(name -> sorted.add(name, root.get(name)));
        if (root.has(ENTRIES)) {
            JsonObject entries = section(root, ENTRIES);
            JsonObject inOrder = new JsonObject();
            entries.keySet().stream().sorted().forEach(key -> inOrder.add(key, entries.get(key)));
            sorted.add(ENTRIES, inOrder);
        }
        return IndentedJson.of(sorted);
    }

    private FaultException damaged() {
        return fault("is not JSON in the form of Docker's config.json", "repair it or remove it; it was left as it is");
    }

    private FaultException fault(String what, String fix) {
        return new FaultException(machine.shown(path) + " " + what + ".", fix, "login-store");
    }
}
