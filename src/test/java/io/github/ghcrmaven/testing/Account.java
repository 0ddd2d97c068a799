// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

/** A credential that the registry accepts, and whether it may push. */
record Account(String user, String secret, boolean mayPush) {

    Account {
        if (user.isEmpty() || user.contains(":") || secret.isEmpty()) {
            throw new IllegalArgumentException("an account has a user without colon, and a secret");
        }
    }

    @Override
    public String toString() {
        return user + (mayPush ? "" : " (may only pull)");
    }
}
