// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * One entry under {@code auths}.
 *
 * @param fields the entry as it stands in the file
 */
record AuthEntry(JsonObject fields) {

    /** Thrown where an entry holds something that is no credential; its message repeats nothing of it. */
    static final class Undecodable extends Exception {
        private static final long serialVersionUID = 1L;

        Undecodable(String what) {
            super(what);
        }
    }

    /** The credential; none in an empty entry, as Docker Desktop leaves them beside its helper. */
    Optional<Credential> credential(String origin) throws Undecodable {
        String identityToken = text("identitytoken");
        if (!identityToken.isEmpty()) {
            return Optional.of(Credential.identityToken(new Secret(identityToken), origin));
        }
        String auth = text("auth");
        if (!auth.isEmpty()) {
            return Optional.of(decoded(auth, origin));
        }
        String username = text("username");
        String password = text("password");
        if (username.isEmpty() != password.isEmpty()) {
            throw new Undecodable(username.isEmpty() ? "has a password without user name" : "has no password");
        }
        if (username.isEmpty() && !text("registrytoken").isEmpty()) {
            throw new Undecodable("has a registrytoken alone, which is not supported");
        }
        return username.isEmpty()
                ? Optional.empty()
                : Optional.of(new Credential(username, new Secret(password), origin));
    }

    private static Credential decoded(String auth, String origin) throws Undecodable {
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Undecodable("has an auth that is not Base64"); // without cause: its message shows a character
        }
        int colon = pair.indexOf(':');
        // Docker of old has padded passwords with NUL (docker/cli, cli/config/configfile/file.go)
        String password = colon < 0 ? "" : pair.substring(colon + 1).replaceFirst("\0+$", "");
        if (colon < 1 || password.isEmpty()) {
            throw new Undecodable("has an auth that is not user:password in Base64");
        }
        return new Credential(pair.substring(0, colon), new Secret(password), origin);
    }

    private String text(String field) throws Undecodable {
        JsonElement value = fields.get(field);
        if (value == null || value.isJsonNull()) {
            return "";
        }
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw new Undecodable("has a field " + field + " that is no text");
        }
        return value.getAsString();
    }

    /** Names nothing: the fields are secrets. */
    @Override
    public String toString() {
        return fields.size() + " fields";
    }
}
