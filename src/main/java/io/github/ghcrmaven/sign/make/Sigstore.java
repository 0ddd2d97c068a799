// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** A Sigstore to sign with: its services, and the root by which their answers are judged. */
public final class Sigstore {

    /** Rekor 2 answers once its next checkpoint is there: after 20 seconds at least (sigstore/rekor-tiles, CLIENTS.md). */
    private static final Duration CHECKPOINT = Duration.ofSeconds(60);

    /** How long a person may take to log in. */
    private static final Duration LOGIN = Duration.ofMinutes(5);

    private final SigningServices addresses;
    private final TrustedRoot root;
    private final OkHttpClient client;
    private final Retries retries;
    private final RekorVersion version;

    /** One that logs in the first generation of Rekor. */
    public Sigstore(SigningServices addresses, TrustedRoot root, OkHttpClient client, Retries retries) {
        this(addresses, root, client, retries, RekorVersion.ONE);
    }

    /**
     * A Sigstore.
     *
     * @param client the build's one client
     * @param version in which generation of Rekor signatures are logged
     */
    public Sigstore(
            SigningServices addresses, TrustedRoot root, OkHttpClient client, Retries retries, RekorVersion version) {
        this.addresses = addresses;
        this.root = root;
        this.client = client;
        this.retries = retries;
        this.version = version;
    }

    TrustedRoot root() {
        return root;
    }

    RekorVersion version() {
        return version;
    }

    Fulcio fulcio() {
        return new Fulcio(required("Fulcio", addresses.certificateAuthority(), client), root);
    }

    TransparencyLog log() {
        return version == RekorVersion.ONE
                ? new Rekor(required("Rekor", addresses.log(), client))
                : new RekorTiles(required("Rekor 2", addresses.tiles(), patient(client)));
    }

    /** Empty where the Sigstore has none: then the log's time counts alone, which Rekor 2 does not give. */
    Optional<TimestampService> timestamps() {
        String name = "the timestamp authority";
        if (version == RekorVersion.TWO) {
            return Optional.of(new TimestampService(required(name, addresses.timestampAuthority(), client)));
        }
        return addresses.timestampAuthority().map(address -> new TimestampService(service(name, address, client)));
    }

    BrowserLogin login(Browser browser) {
        return new BrowserLogin(
                required("the identity provider", addresses.identityProvider(), client), browser, LOGIN);
    }

    private SigstoreService required(String name, Optional<URI> address, OkHttpClient via) {
        return service(
                name,
                address.orElseThrow(() -> new FaultException(
                        "The signing configuration does not name " + name + ", or none that is in use.",
                        "take one that does (Rekor has the majorApiVersion 1, Rekor 2 has 2), or sign with a key and without"
                                + " the log (sign=key, signTlog=false)",
                        "signing-config")),
                via);
    }

    private SigstoreService service(String name, URI address, OkHttpClient via) {
        return new SigstoreService(name, Objects.requireNonNull(HttpUrl.get(address)), via, retries);
    }

    private static OkHttpClient patient(OkHttpClient client) {
        return client.newBuilder()
                .readTimeout(longer(client.readTimeoutMillis()))
                .callTimeout(longer(client.callTimeoutMillis()))
                .build();
    }

    /** Of OkHttp's times, of which zero is the longest. */
    private static Duration longer(int millis) {
        return millis == 0 ? Duration.ZERO : Duration.ofMillis(Math.max(millis, CHECKPOINT.toMillis()));
    }
}
