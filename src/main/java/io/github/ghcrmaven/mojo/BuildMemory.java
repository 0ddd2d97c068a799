// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.http.Transport;
import io.github.ghcrmaven.registry.Authorizations;
import io.github.ghcrmaven.sign.make.IdentityTokens;
import io.github.ghcrmaven.sign.make.RekorVersion;
import io.github.ghcrmaven.sign.make.Signatory;
import io.github.ghcrmaven.sign.make.Sigstore;
import io.github.ghcrmaven.sign.make.SigstoreSupplier;
import io.github.ghcrmaven.sign.trust.SigstoreTrust;
import io.github.ghcrmaven.sign.trust.TrustParameters;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.SessionData;

/**
 * What all modules of a build share: one HTTP client, the tokens that registries gave, who signs. It lives in the repository
 * session's data, whose {@code computeIfAbsent} Maven 3.6.3 has not; the key is our class, so that another class loader
 * gets its own.
 */
record BuildMemory(
        OkHttpClient client,
        Authorizations authorizations,
        Map<Transport, OkHttpClient> clients,
        Map<TrustParameters, SigstoreTrust> trusts,
        Map<Keyless, Signatory> signatories) {

    /**
     * What tells one signer of a build from another.
     *
     * @param trust the Sigstore
     */
    record Keyless(SigstoreTrust trust, SigningParameters parameters) {}

    private BuildMemory(OkHttpClient client) {
        this(
                client,
                new Authorizations(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>());
    }

    /** The client for servers that are connected to like this; it shares connections and threads with all others. */
    OkHttpClient client(Transport transport) {
        return clients.computeIfAbsent(transport, wanted -> HttpClients.over(wanted, client));
    }

    /** Who signs in the name of an identity; token and certificate are shared while they live. */
    Signatory signatory(Keyless keyless, Function<Keyless, Signatory> make) {
        return signatories.computeIfAbsent(keyless, make);
    }

    /**
     * The Sigstore of these parameters; what it reads, it reads once.
     *
     * @param cache where the user keeps such things between builds
     */
    SigstoreTrust trust(TrustParameters parameters, Transport transport, Retries retries, Path cache, boolean offline) {
        return trusts.computeIfAbsent(
                parameters,
                known -> SigstoreTrust.of(known, client(transport), retries, cache, Clock.systemUTC(), offline));
    }

    /** The services of a Sigstore, when somebody signs. */
    SigstoreSupplier sigstore(SigstoreTrust trust, Transport transport, Retries retries, RekorVersion version) {
        return () -> new Sigstore(trust.signingServices(), trust.trustedRoot(), client(transport), retries, version);
    }

    IdentityTokens identityTokens(Environment environment, Transport transport, Retries retries) {
        return new IdentityTokens(environment, client(transport), retries, Clock.systemUTC());
    }

    static BuildMemory of(RepositorySystemSession session, String pluginVersion) {
        SessionData data = session.getData();
        synchronized (BuildMemory.class) {
            if (data.get(BuildMemory.class) instanceof BuildMemory known) {
                return known;
            }
            BuildMemory made = new BuildMemory(
                    HttpClients.create(new MavenProxies(session), "ghcr-maven-plugin/" + pluginVersion));
            data.set(BuildMemory.class, null, made);
            return made;
        }
    }
}
