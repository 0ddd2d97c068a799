// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.auth.GhcrToken;
import io.github.ghcrmaven.github.GitHubApi;
import io.github.ghcrmaven.login.Reach;
import io.github.ghcrmaven.registry.Actions;
import io.github.ghcrmaven.registry.Registry;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reaches a registry with what the Maven session gives; a person is asked where nothing else has a credential. */
final class MavenReach implements Reach {

    private final Connections connections;
    private final Supplier<CredentialChain.Answer> sources;
    private final Optional<Prompt> prompt;
    private CredentialChain.@Nullable Answer found;

    /**
     * For one registry.
     *
     * @param sources looks for its credentials
     * @param prompt asks for them; empty where nobody is to be asked
     */
    MavenReach(Connections connections, Supplier<CredentialChain.Answer> sources, Optional<Prompt> prompt) {
        this.connections = connections;
        this.sources = sources;
        this.prompt = prompt;
    }

    /** Looked for once: nobody is asked twice. */
    @Override
    public CredentialChain.Answer credentials() {
        CredentialChain.Answer known = found;
        if (known == null) {
            known = sources.get();
            if (known.credential().isEmpty() && prompt.isPresent()) {
                Optional<Credential> typed =
                        prompt.get().ask(connections.endpoint().host());
                known = new CredentialChain.Answer(typed, known.passed());
            }
            found = known;
        }
        return known;
    }

    @Override
    public Registry registry(CredentialChain.Answer credentials, Actions actions) {
        return connections.open(credentials, actions);
    }

    @Override
    public Optional<GitHubApi> github() {
        return connections.endpoint().host().equals(GhcrToken.HOST)
                ? Optional.of(connections.github())
                : Optional.empty();
    }
}
