// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The credentials that the registry accepts. */
final class Accounts {
    private final List<Account> accounts = new CopyOnWriteArrayList<>();

    void add(Account account) {
        accounts.add(account);
    }

    /** GHCR's way: any user name will do. */
    Optional<Account> bySecret(String secret) {
        return accounts.stream()
                .filter(account -> account.secret().equals(secret))
                .findFirst();
    }

    /** The way of a registry with htpasswd: the user name counts too. */
    Optional<Account> byUserAndSecret(BasicCredential credential) {
        return accounts.stream()
                .filter(account -> account.user().equals(credential.user())
                        && account.secret().equals(credential.secret()))
                .findFirst();
    }
}
