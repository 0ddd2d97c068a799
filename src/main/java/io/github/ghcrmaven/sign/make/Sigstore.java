// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** A Sigstore to sign with: its services, and the root by which their answers are judged. */
public final class Sigstore {

    private final SigningServices addresses;
    private final TrustedRoot root;
    private final OkHttpClient client;
    private final Retries retries;

    /** @param client the build's one client */
    public Sigstore(SigningServices addresses, TrustedRoot root, OkHttpClient client, Retries retries) {
        this.addresses = addresses;
        this.root = root;
        this.client = client;
        this.retries = retries;
    }

    TrustedRoot root() {
        return root;
    }

    Fulcio fulcio() {
        return new Fulcio(required("Fulcio", addresses.certificateAuthority()), root);
    }

    Rekor rekor() {
        return new Rekor(required("Rekor", addresses.log()));
    }

    /** Empty where the Sigstore has none: then the log's time counts alone. */
    Optional<TimestampService> timestamps() {
        return addresses
                .timestampAuthority()
                .map(address -> new TimestampService(service("the timestamp authority", address)));
    }

    private SigstoreService required(String name, Optional<URI> address) {
        return service(
                name,
                address.orElseThrow(() -> new FaultException(
                        "The signing configuration names no " + name + " that is in use.",
                        "take one that does (of Rekor the first generation, majorApiVersion 1), or sign with a key and without"
                                + " the log (sign=key, signTlog=false)",
                        "signing-config")));
    }

    private SigstoreService service(String name, URI address) {
        return new SigstoreService(name, Objects.requireNonNull(HttpUrl.get(address)), client, retries);
    }
}
