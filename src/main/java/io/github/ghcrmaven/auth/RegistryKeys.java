// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import io.github.ghcrmaven.oci.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys by which a credential file may name a repository, the most specific first: {@code host/acme/charts},
 * {@code host/acme}, {@code host} (containers-auth.json(5)). An old Docker has written them as
 * {@code https://host/v1/}.
 *
 * @param names the keys in today's form
 */
record RegistryKeys(List<String> names) {

    private static final Set<String> DOCKER_HUB = Set.of("docker.io", "index.docker.io", "registry-1.docker.io");

    private static final Pattern OLD = Pattern.compile("https?://(?<name>.*)");
    private static final Pattern END = Pattern.compile("(?<host>[^/]+)/(v[12]/?)?|(?<path>.+)/");

    static RegistryKeys of(Repository repository) {
        List<String> names = new ArrayList<>();
        String name = repository.toString();
        while (name.length() > repository.registry().length()) {
            names.add(name);
            name = name.substring(0, name.lastIndexOf('/'));
        }
        if (DOCKER_HUB.contains(repository.registry())) {
            names.add("index.docker.io"); // docker login writes https://index.docker.io/v1/, whatever the name
            names.add("docker.io");
        } else {
            names.add(repository.registry());
        }
        return new RegistryKeys(names);
    }

    /** How the registry is called where a helper is asked for it. */
    String server() {
        String host = names.get(names.size() - 1);
        return host.equals("docker.io") ? "https://index.docker.io/v1/" : host;
    }

    /** The entry of a file that names the repository most precisely. */
    <T> Optional<Map.Entry<String, T>> bestOf(Map<String, T> entries) {
        for (String name : names) {
            T exact = entries.get(name);
            if (exact != null) {
                return Optional.of(Map.entry(name, exact));
            }
            Optional<Map.Entry<String, T>> old = entries.entrySet().stream()
                    .filter(entry -> modern(entry.getKey()).equals(name))
                    .findFirst();
            if (old.isPresent()) {
                return old;
            }
        }
        return Optional.empty();
    }

    /** Strips scheme and version of the protocol, never an organisation: its credential is not that of its neighbours. */
    private static String modern(String key) {
        Matcher old = OLD.matcher(key);
        String name = old.matches() ? old.group("name") : key;
        Matcher end = END.matcher(name);
        if (!end.matches()) {
            return name;
        }
        return end.group("host") == null ? end.group("path") : end.group("host");
    }
}
