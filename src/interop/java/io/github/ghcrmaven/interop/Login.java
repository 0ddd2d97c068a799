// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The one user that the registries know. */
record Login(String user, String password) {

    static final Login INTEROP = new Login("interop", "interop-password");

    /** The line of an htpasswd file: bcrypt, the only hash that docker-registry reads. */
    String htpasswd() {
        return user + ":$2y$05$ghcrMavenInteropSuiteeLBnxY.NGRRvn4FZMtJuBPgwlkxs1sKa";
    }

    /** {@code user:password} in Base64, as in an Authorization header and in a config.json. */
    String basic() {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
