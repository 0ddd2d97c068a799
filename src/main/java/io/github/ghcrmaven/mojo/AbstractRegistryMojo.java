// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.http.Timeouts;
import io.github.ghcrmaven.http.Tls;
import io.github.ghcrmaven.http.Transport;
import io.github.ghcrmaven.publish.Destination;
import io.github.ghcrmaven.registry.Endpoint;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals share that talk to a registry: which one, with which credentials, and over what connection. */
abstract class AbstractRegistryMojo extends AbstractGhcrMojo {

    final SettingsDecrypter decrypter;

    /**
     * The registry: host, or host:port. Credentials that name no host, as {@code serverId} and {@code
     * HELM_REGISTRY_USERNAME} do not, are for this one alone.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.registry", defaultValue = "ghcr.io", required = true)
    String registry;

    /**
     * The id of the {@code <server>} in settings.xml with the credentials. By default the registry's host, with its port or
     * without.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.serverId")
    String serverId;

    /**
     * Asks GitHub's own client, {@code gh}, for its token, where the registry is ghcr.io and neither settings.xml nor the
     * environment has one. The token must have the scope {@code write:packages}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.useGhCli", defaultValue = "false")
    boolean useGhCli;

    /**
     * Speaks plain http to the registry. By default true for {@code localhost} and the loopback addresses, false for every
     * other host.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.plainHttp")
    Boolean plainHttp;

    /**
     * Lets credentials go over plain http to another host than this machine, where anyone on the way can read them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sendCredentialsOverHttp", defaultValue = "false")
    boolean sendCredentialsOverHttp;

    /**
     * A PEM file with certificates of authorities that are trusted besides those of the JVM.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.caFile")
    @Nullable
    File caFile;

    /**
     * A PEM file with the client's certificate, where the registry wants one over TLS, and the authorities between it and the
     * root after it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.certFile")
    @Nullable
    File certFile;

    /**
     * A PEM file with the private key of {@code certFile}, without passphrase.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.keyFile")
    @Nullable
    File keyFile;

    /**
     * Does not look at the registry's certificate, so that anyone on the way can read the credential and change what is
     * pushed. Each use is warned of; {@code caFile} is the better way.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.insecureSkipTlsVerify", defaultValue = "false")
    boolean insecureSkipTlsVerify;

    /**
     * How many seconds a connection may take to stand.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.connectTimeout", defaultValue = "20")
    int connectTimeout;

    /**
     * How many seconds may pass in which nothing is sent and nothing comes.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.idleTimeout", defaultValue = "60")
    int idleTimeout;

    /**
     * How many seconds one request may take as a whole, the upload of a blob included.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.requestTimeout", defaultValue = "660")
    int requestTimeout;

    /**
     * How often something is tried again that a server could not do just then: it was out of reach, had an error of its own,
     * or asked for patience. Refusals are never tried again.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.retries", defaultValue = "4")
    int retries;

    /**
     * How many seconds are waited at most before something is tried again, also where a server asks for more.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.longestWait", defaultValue = "120")
    int longestWait;

    AbstractRegistryMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project);
        this.decrypter = decrypter;
    }

    /**
     * Connects to the registry as the parameters say.
     *
     * @param host the registry's host, with {@code :port} where it has one
     */
    final Connections connections(String host) {
        Endpoint endpoint = Endpoint.of(host, Optional.ofNullable(plainHttp));
        return new Connections(
                session,
                decrypter,
                getLog(),
                pluginVersion,
                new ConnectionParameters(
                        Destination.of(registry, "any", Optional.empty()).registry(),
                        serverId,
                        useGhCli,
                        endpoint,
                        sendCredentialsOverHttp,
                        transport(endpoint),
                        retries()));
    }

    /** How often something is tried again. */
    final Retries retries() {
        return new Retries(
                1 + atLeast(0, "retries", retries),
                Retries.FIRST_DELAY,
                seconds("longestWait", longestWait),
                getLog()::warn);
    }

    /** What is shared with other modules. */
    final BuildMemory memory() {
        return BuildMemory.of(session.getRepositorySession(), pluginVersion);
    }

    /** Certificates and timeouts for servers that are not the registry. */
    final Transport transport() {
        return transport(Optional.empty());
    }

    private Transport transport(Endpoint endpoint) {
        boolean unverified = insecureSkipTlsVerify && !endpoint.isPlain();
        if (unverified) {
            getLog().warn("The certificate of " + endpoint.host()
                    + " is not verified (insecureSkipTlsVerify): anyone on the way can read the credential and change the"
                    + " chart. Better is <caFile> with the certificate of its authority.");
        }
        return transport(unverified ? Optional.of(endpoint.hostWithoutPort()) : Optional.empty());
    }

    private Transport transport(Optional<String> unverified) {
        return new Transport(
                new Timeouts(
                        seconds("connectTimeout", connectTimeout),
                        seconds("idleTimeout", idleTimeout),
                        seconds("requestTimeout", requestTimeout)),
                new Tls(path(caFile), path(certFile), path(keyFile), unverified));
    }

    static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }

    private static Duration seconds(String parameter, int value) {
        return Duration.ofSeconds(atLeast(1, parameter, value));
    }

    private static int atLeast(int least, String parameter, int value) {
        if (value < least) {
            throw new FaultException(
                    parameter + " is " + value + ".",
                    "give a number from " + least + " on: <" + parameter + ">, -Dghcr." + parameter,
                    "parameter-value");
        }
        return value;
    }
}
