// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file in the form of Docker's config.json, which podman and Helm write, too. Within it, the helper of the registry comes
 * before the helper of all, and that before the file's own entries.
 *
 * @param path the file, which need not be there
 * @param machine where the helpers are
 */
record CredentialFile(Path path, Machine machine) implements CredentialSource {

    @Override
    public String name() {
        return machine.shown(path);
    }

    @Override
    public Lookup lookup(Repository repository) {
        if (Files.notExists(path)) {
            return new Absent(name(), "not there");
        }
        AuthFile file = AuthFile.read(path, name());
        RegistryKeys keys = RegistryKeys.of(repository);
        List<String> reasons = new ArrayList<>();
        Optional<Credential> found = keys.bestOf(file.helpers())
                .flatMap(helper -> ask(helper.getValue(), helper.getKey(), reasons))
                .or(() -> ask(file.store(), keys.server(), reasons))
                .or(() -> entry(file, keys, repository.registry(), reasons));
        return found.isPresent() ? new Found(found.get()) : new Absent(name(), String.join("; ", reasons));
    }

    private Optional<Credential> ask(String helper, String server, List<String> reasons) {
        if (helper.isEmpty()) {
            return Optional.empty();
        }
        Optional<Credential> found =
                CredentialHelper.of(helper, name(), machine).get(server);
        if (found.isEmpty()) {
            reasons.add(HelperProgram.name(helper) + " has none for " + server);
        }
        return found;
    }

    private Optional<Credential> entry(AuthFile file, RegistryKeys keys, String host, List<String> reasons) {
        Optional<Map.Entry<String, AuthEntry>> entry = keys.bestOf(file.entries());
        if (entry.isEmpty()) {
            reasons.add("has no entry for " + host + others(file.registries().size()));
            return Optional.empty();
        }
        String key = entry.get().getKey();
        try {
            String origin = key.startsWith(host + "/") ? "entry " + key + " of " + name() : name();
            Optional<Credential> found = entry.get().getValue().credential(origin);
            if (found.isEmpty()) {
                reasons.add("its entry " + key + " is empty");
            }
            return found;
        } catch (AuthEntry.Undecodable e) {
            throw new FaultException(
                    "The credentials in " + name() + " are half there: entry " + key + " " + e.getMessage() + ".",
                    "log in again (docker login " + host + "), or remove the entry",
                    "credential-file");
        }
    }

    private static String others(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> " (1 other)";
            default -> " (" + count + " others)";
        };
    }
}
