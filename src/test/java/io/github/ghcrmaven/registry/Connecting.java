// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.auth.CredentialSource.Absent;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.github.RefusalTable;
import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** How a test reaches a registry; each {@code with} gives a changed copy. */
public record Connecting(
        Endpoint endpoint,
        CredentialChain.Answer credentials,
        Diagnosis diagnosis,
        Actions actions,
        OkHttpClient client,
        Authorizations shared,
        boolean credentialsOverHttp,
        Retries retries,
        UploadProgress progress) {

    public static final String USER = "octocat";
    public static final String SECRET = "s3cr3t~of?octocat>7f1b";

    /** What says in messages where the credential was found. */
    public static final String ORIGIN = "server 'test' in settings.xml";

    private static final CredentialChain.Answer NOBODY = new CredentialChain.Answer(
            Optional.empty(),
            List.of(new Absent("settings.xml", "no server"), new Absent("GHCR_TOKEN", "only for ghcr.io")));

    /** With {@link #USER}'s credential, five attempts, and hardly a wait between them. */
    public static Connecting to(String host) {
        Retries quick = new Retries(5, Duration.ofMillis(1), Duration.ofMillis(20), line -> {});
        return new Connecting(
                Endpoint.of(host, Optional.empty()),
                NOBODY,
                new RefusalTable(Optional.empty()),
                Actions.PUSH,
                HttpClients.create(target -> Optional.empty(), "test"),
                new Authorizations(),
                false,
                quick,
                UploadProgress.NONE);
    }

    /** The same; the registry knows the credential. */
    public static Connecting to(InProcessGhcr ghcr) {
        ghcr.account(USER, SECRET);
        return to(ghcr.host()).with(USER, SECRET);
    }

    public Connecting with(String user, String secret) {
        Credential credential = new Credential(user, new Secret(secret), ORIGIN).foundFor(endpoint.host());
        CredentialChain.Answer found = new CredentialChain.Answer(Optional.of(credential), List.of());
        return new Connecting(
                endpoint, found, diagnosis, actions, client, shared, credentialsOverHttp, retries, progress);
    }

    public Connecting withoutCredentials() {
        return new Connecting(
                endpoint, NOBODY, diagnosis, actions, client, shared, credentialsOverHttp, retries, progress);
    }

    public Connecting with(Endpoint other) {
        return new Connecting(
                other, credentials, diagnosis, actions, client, shared, credentialsOverHttp, retries, progress);
    }

    public Connecting with(Diagnosis other) {
        return new Connecting(
                endpoint, credentials, other, actions, client, shared, credentialsOverHttp, retries, progress);
    }

    public Connecting with(Actions other) {
        return new Connecting(
                endpoint, credentials, diagnosis, other, client, shared, credentialsOverHttp, retries, progress);
    }

    public Connecting with(OkHttpClient other) {
        return new Connecting(
                endpoint, credentials, diagnosis, actions, other, shared, credentialsOverHttp, retries, progress);
    }

    public Connecting with(Retries other) {
        return new Connecting(
                endpoint, credentials, diagnosis, actions, client, shared, credentialsOverHttp, other, progress);
    }

    public Connecting with(UploadProgress other) {
        return new Connecting(
                endpoint, credentials, diagnosis, actions, client, shared, credentialsOverHttp, retries, other);
    }

    public Connecting withCredentialsOverHttp() {
        return new Connecting(endpoint, credentials, diagnosis, actions, client, shared, true, retries, progress);
    }

    /** One try for each unit. */
    public Connecting withoutRetries() {
        return with(new Retries(1, Duration.ofMillis(1), Duration.ofMillis(20), line -> {}));
    }

    public RemoteRegistry open() {
        return new RemoteRegistry(
                endpoint, credentials, diagnosis, actions, client, shared, credentialsOverHttp, retries, progress);
    }
}
