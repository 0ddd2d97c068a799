// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.auth.CredentialFiles;
import io.github.ghcrmaven.auth.CredentialSource;
import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.auth.EnvironmentPair;
import io.github.ghcrmaven.auth.GhCli;
import io.github.ghcrmaven.auth.GhcrToken;
import io.github.ghcrmaven.auth.Machine;
import io.github.ghcrmaven.github.ActionsRun;
import io.github.ghcrmaven.github.GitHubApi;
import io.github.ghcrmaven.github.GitHubDiagnosis;
import io.github.ghcrmaven.github.RefusalTable;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.publish.Visibility;
import io.github.ghcrmaven.registry.Actions;
import io.github.ghcrmaven.registry.Diagnosis;
import io.github.ghcrmaven.registry.Endpoint;
import io.github.ghcrmaven.registry.RemoteRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Connects to registries with what the Maven session gives: credentials, proxy, progress, and what the build shares.
 *
 * @param session the build
 * @param decrypter decrypts passwords of settings.xml
 * @param log is told of retries
 * @param pluginVersion how the client names itself
 * @param parameters how the goal's registry is reached
 */
record Connections(
        MavenSession session,
        SettingsDecrypter decrypter,
        Log log,
        String pluginVersion,
        ConnectionParameters parameters) {

    /** Looks for credentials for a repository, in the documented order. */
    CredentialChain.Answer credentials(Machine machine, Repository repository) {
        Environment environment = machine.environment();
        String host = parameters.credentialHost();
        List<CredentialSource> sources = new ArrayList<>(List.of(
                new SettingsServers(session, decrypter, parameters.serverId(), host),
                new EnvironmentPair(environment, "HELM_REGISTRY_USERNAME", "HELM_REGISTRY_PASSWORD", host),
                GhcrToken.ghcrToken(environment),
                new EnvironmentPair(environment, "HELM_API_KEY_ID", "HELM_API_KEY_SECRET", host),
                GhcrToken.githubToken(environment)));
        if (parameters.useGhCli()) {
            sources.add(GhCli.on(machine));
        }
        sources.addAll(new CredentialFiles(machine).sources());
        CredentialChain.Answer answer = new CredentialChain(sources).find(repository);
        log.debug("Credentials for " + repository + ", in this order:" + answer.allSources());
        return answer;
    }

    Endpoint endpoint() {
        return parameters.endpoint();
    }

    /** The registry, for pushing: where it refuses the token, GitHub is asked why. */
    RemoteRegistry open(CredentialChain.Answer credentials) {
        return open(credentials, Actions.PUSH, GitHubDiagnosis.of(refusals(), github()), parameters.retries());
    }

    /** The registry as one without credentials sees it. Each thing is tried once: nothing depends on it. */
    private RemoteRegistry openToAnybody() {
        return open(
                new CredentialChain.Answer(Optional.empty(), List.of()),
                Actions.PULL,
                refusals(),
                new Retries(1, Retries.FIRST_DELAY, Retries.FIRST_DELAY, log::debug));
    }

    /** What warns of packages that not everybody can read; where there is no credential, the registry lets everybody in. */
    Visibility visibility(CredentialChain.Answer credentials, boolean logged) {
        if (credentials.credential().isEmpty()) {
            return Visibility.ignored();
        }
        Optional<Visibility.GitHub> github = endpoint().host().equals(GhcrToken.HOST)
                ? Optional.of(
                        new Visibility.GitHub(github(), credentials.credential().get()))
                : Optional.empty();
        return new Visibility(Optional.of(openToAnybody()), github, logged, log::warn);
    }

    /** The registry, for those who ask GitHub themselves. */
    RemoteRegistry open(CredentialChain.Answer credentials, Actions actions) {
        return open(credentials, actions, refusals(), parameters.retries());
    }

    private RemoteRegistry open(
            CredentialChain.Answer credentials, Actions actions, Diagnosis diagnosis, Retries retries) {
        BuildMemory memory = memory();
        return new RemoteRegistry(
                parameters.endpoint(),
                credentials,
                diagnosis,
                actions,
                memory.client(parameters.transport()),
                memory.authorizations(),
                parameters.credentialsOverHttp(),
                retries,
                new MavenUploadProgress(session.getRepositorySession()));
    }

    private RefusalTable refusals() {
        return new RefusalTable(ActionsRun.of(Environments.of(session)));
    }

    /** GitHub's API: the registry's client certificate, and leave not to look at certificates, are not for it. */
    GitHubApi github() {
        return GitHubApi.of(memory().client(parameters.transport().forOtherServers()));
    }

    private BuildMemory memory() {
        return BuildMemory.of(session.getRepositorySession(), pluginVersion);
    }
}
