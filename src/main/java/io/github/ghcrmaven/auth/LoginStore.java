// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import io.github.ghcrmaven.fault.FaultException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A tool whose login is kept in a file of its own. */
public enum LoginStore {
    /** {@code helm registry login} (pkg/helmpath/lazypath.go). */
    HELM {
        @Override
        Path file(Machine machine) {
            return new CredentialFiles(machine).helm();
        }
    },
    /** {@code docker login}. */
    DOCKER {
        @Override
        Path file(Machine machine) {
            return new CredentialFiles(machine).docker();
        }

        @Override
        String key(String host) {
            return host.matches("(index\\.|registry-1\\.)?docker\\.io") ? "https://index.docker.io/v1/" : host;
        }
    };

    /** The stores of these names. */
    public static List<LoginStore> parse(List<String> names) {
        return names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(LoginStore::parse)
                .distinct()
                .toList();
    }

    private static LoginStore parse(String name) {
        return Stream.of(values())
                .filter(store -> store.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new FaultException(
                        "loginStore is '" + name + "'.",
                        "use helm, docker, or both: <loginStore>helm,docker</loginStore>, -Dghcr.login.store=helm,docker",
                        "parameter-value"));
    }

    abstract Path file(Machine machine);

    /** What the registry is called there. */
    String key(String host) {
        return host;
    }

    /**
     * Keeps a credential.
     *
     * @return where it is kept now, for messages
     */
    public String put(String host, Credential credential, Machine machine) {
        return new LoginFile(file(machine), machine).put(key(host), credential);
    }

    /**
     * Forgets the credential of a registry.
     *
     * @return where it was kept, for messages; empty where there was none
     */
    public Optional<String> remove(String host, Machine machine) {
        return new LoginFile(file(machine), machine).remove(key(host));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
