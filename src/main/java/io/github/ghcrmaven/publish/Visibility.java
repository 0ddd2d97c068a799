// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.github.GitHubApi;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Openness;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Warns of packages that not everybody can read: before anything is signed, where that becomes public, and once they are there.
 * It finds out by reading them without credentials. Nothing fails by it.
 */
public final class Visibility {

    private static final String LOGGED = """
            This package is not public, but who signs it becomes so: the names in the line Signing stay in the log (Rekor)
            for good, for all who can read that. -Dghcr.sign.acknowledgePublicLog=true says that this is known;
            to log nothing, sign with a key: -Dghcr.sign=key -Dghcr.sign.tlog=false""";

    private final Optional<Registry> anybody;
    private final Optional<GitHub> github;
    private final boolean logged;
    private final Consumer<String> warning;

    private final Map<Repository, Openness> before = new ConcurrentHashMap<>();
    private final Set<Repository> warned = ConcurrentHashMap.newKeySet();

    /**
     * Where the registry is GitHub's.
     *
     * @param credential that of the registry; no other is shown to the API
     */
    public record GitHub(GitHubApi api, Credential credential) {}

    /**
     * Of packages in one registry.
     *
     * @param anybody the registry, asked without credentials; empty where it lets everybody in
     * @param github empty where the registry is another
     * @param logged whether signatures are logged, and nobody has said that this is as it should be
     * @param warning takes a warning, which may have several lines
     */
    public Visibility(Optional<Registry> anybody, Optional<GitHub> github, boolean logged, Consumer<String> warning) {
        this.anybody = anybody;
        this.github = github;
        this.logged = logged;
        this.warning = warning;
    }

    /** Nobody is asked, and nothing is said. */
    public static Visibility ignored() {
        return new Visibility(Optional.empty(), Optional.empty(), false, text -> {});
    }

    /**
     * Asks before something is signed, where that matters. GHCR answers of a package that is not there yet as of a private one,
     * which it becomes by the first push.
     */
    Openness ask(Reference reference) {
        Openness openness = logged ? openness(reference) : Openness.UNKNOWN;
        before.put(reference.repository(), openness);
        return openness;
    }

    /** Warns, before something is signed, where it is known by now that the package is not public. */
    void warnOfLog(Reference reference, String prefix) {
        if (before.get(reference.repository()) == Openness.CLOSED && warned.add(reference.repository())) {
            say(prefix, LOGGED);
        }
    }

    /** Warns of what is there now. Of what was public before no question is left. */
    public void warn(List<Published> published) {
        for (Published chart : published) {
            Repository repository = chart.repository();
            if (chart.skipped()
                    || before.get(repository) == Openness.OPEN
                    || openness(chart.reference()) != Openness.CLOSED) {
                continue;
            }
            String prefix = published.size() > 1 ? chart.name() + ": " : "";
            if (logged && chart.signed().isPresent() && warned.add(repository)) {
                say(prefix, LOGGED);
            }
            say(prefix, describe(repository));
        }
    }

    /** How many requests it took. */
    public int requests() {
        return anybody.map(Registry::requests).orElse(0);
    }

    private Openness openness(Reference reference) {
        try {
            return anybody.isPresent() ? Openness.of(anybody.get(), reference, github.isPresent()) : Openness.UNKNOWN;
        } catch (IOException e) {
            return Openness.UNKNOWN;
        }
    }

    private String describe(Repository repository) {
        int slash = repository.path().indexOf('/');
        if (github.isEmpty() || slash < 0) {
            return "This package is private: pulling it takes credentials.";
        }
        String owner = repository.path().substring(0, slash);
        Optional<String> page = settings(github.get(), owner, repository.path().substring(slash + 1));
        boolean ofUser = page.filter(address -> address.contains("/users/")).isPresent();
        return "This package is private: only "
                + (ofUser ? owner + ", and whom " + owner + " lets in," : "members of " + owner)
                + " can pull it. Make it public, which cannot be undone, "
                + page.map(address -> "at\n" + address).orElse("in its settings on GitHub.");
    }

    private static Optional<String> settings(GitHub github, String owner, String name) {
        try {
            return github.api().packageSettings(owner, name, github.credential().secret());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void say(String prefix, String text) {
        (prefix + text).lines().forEach(warning);
    }
}
