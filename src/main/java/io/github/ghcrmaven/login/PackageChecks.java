// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.github.GitHubApi;
import io.github.ghcrmaven.github.PackageFacts;
import io.github.ghcrmaven.github.PackageLookup;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Openness;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Who may read what is there, and on GHCR which repository it belongs to.
 *
 * @param anybody the registry, asked without credentials
 */
record PackageChecks(Registry anybody) {

    private static final String PACKAGE = "package";
    private static final String VISIBILITY = "visibility";

    /** Of a registry that is not GitHub's: whether anybody can read it. */
    Optional<Check> visibility(Reference destination) throws IOException {
        return switch (Openness.of(anybody, destination, false)) {
            case OPEN -> Optional.of(isPublic(destination.repository()));
            case CLOSED ->
                Optional.of(Check.none(VISIBILITY, destination.repository() + " is not there yet, or not public"));
            case UNKNOWN -> Optional.empty();
        };
    }

    /**
     * Of GHCR: what GitHub says of the package, held against an attempt to read it without credentials.
     *
     * @param refused whether a push to it was refused: then nobody knows whether it is there
     */
    List<Check> ofGitHub(GitHubApi github, Credential credential, Reference destination, boolean refused)
            throws IOException {
        Repository repository = destination.repository();
        int slash = repository.path().indexOf('/');
        if (slash < 0) {
            return List.of();
        }
        PackageLookup lookup;
        try {
            lookup = github.containerPackage(
                    repository.path().substring(0, slash), repository.path().substring(slash + 1), credential.secret());
        } catch (IOException e) {
            // that the API is away, the token's check has said
            return Openness.of(anybody, destination, true) == Openness.OPEN ? List.of(isPublic(repository)) : List.of();
        }
        if (lookup.signOn().isPresent()) {
            return List.of(Check.warn(
                    "sign-on",
                    "the organisation of " + repository + " wants single sign-on",
                    "authorise the token (the page is good for an hour): "
                            + lookup.signOn().get()));
        }
        if (lookup.found().isPresent()) {
            return List.of(
                    linked(repository, lookup.found().get()),
                    visibility(destination, lookup.found().get()));
        }
        if (Openness.of(anybody, destination, true) == Openness.OPEN) {
            return List.of(isPublic(repository));
        }
        return refused
                ? List.of()
                : List.of(Check.none(
                        PACKAGE,
                        repository + " is not there yet, or its settings hide it; the first push makes it, private"));
    }

    private static Check linked(Repository repository, PackageFacts facts) {
        return facts.repository()
                .map(name -> Check.ok(PACKAGE, repository + " is linked to " + name))
                .orElseGet(() -> Check.warn(
                        PACKAGE,
                        repository + " is linked to no repository: no workflow may push to it",
                        "under Manage Actions access, add the repository with the role Write:\n" + facts.settings()));
    }

    private Check visibility(Reference destination, PackageFacts facts) throws IOException {
        Repository repository = destination.repository();
        if (facts.isPublic() || Openness.of(anybody, destination, true) == Openness.OPEN) {
            return isPublic(repository);
        }
        return Check.warn(
                VISIBILITY,
                repository + " is " + facts.visibility() + ": pulling it takes credentials",
                "leave it so, or make it public, which cannot be undone:\n" + facts.settings());
    }

    private static Check isPublic(Repository repository) {
        return Check.ok(VISIBILITY, repository + " is public");
    }
}
