// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Loopback;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.Validity;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * The addresses of a Sigstore's services for those who sign, as its {@code signing_config.json} names them (sigstore/protobuf-specs,
 * sigstore_trustroot.proto, SigningConfig).
 *
 * @param certificateAuthority Fulcio
 * @param log Rekor in its first generation
 * @param tiles Rekor in its second
 * @param timestampAuthority the whole address; those of the others are what their paths begin with
 * @param identityProvider where people log in with a browser
 */
public record SigningServices(
        Optional<URI> certificateAuthority,
        Optional<URI> log,
        Optional<URI> tiles,
        Optional<URI> timestampAuthority,
        Optional<URI> identityProvider) {

    private static final String MEDIA_TYPE = "application/vnd.dev.sigstore.signingconfig.v0.2+json";

    /** Fulcio's is 1 though its path says 2. */
    private static final long VERSION = 1;

    /** Rekor's second generation is another interface. */
    private static final long TILES_VERSION = 2;

    /**
     * Reads a {@code signing_config.json}.
     *
     * @param name what it is called in messages, such as its path
     * @param now by which a service is in use or not
     * @throws FaultException where it cannot be read, or asks for several services of a kind
     */
    public static SigningServices parse(ByteString content, String name, Instant now) {
        try {
            JsonMembers json = JsonText.object(content, "it", Limits.TRUSTED_ROOT);
            RefusedException.unless(json.text("mediaType").equals(MEDIA_TYPE), "its mediaType is not " + MEDIA_TYPE);
            checkSelector(json, "rekorTlogConfig");
            checkSelector(json, "tsaConfig");
            return new SigningServices(
                    service(json, "caUrls", VERSION, now),
                    service(json, "rekorTlogUrls", VERSION, now),
                    service(json, "rekorTlogUrls", TILES_VERSION, now),
                    service(json, "tsaUrls", VERSION, now),
                    service(json, "oidcUrls", VERSION, now));
        } catch (RefusedException e) {
            throw new FaultException(
                    "The signing configuration " + name + " cannot be used: " + e.reason() + ".",
                    "take the signing_config.v0.2.json of the Sigstore that is to sign, as its operator or its TUF repository"
                            + " gives it",
                    "signing-config");
        }
    }

    /** Of those that are in use, the one that began last: so a service is replaced by naming its successor. */
    private static Optional<URI> service(JsonMembers json, String name, long version, Instant now) {
        List<JsonMembers> usable = json.objects(name).stream()
                .filter(service -> service.count("majorApiVersion") == version)
                .filter(service -> Validity.of(service).contains(now))
                .toList();
        return usable.stream()
                .max(Comparator.comparing(service -> Validity.of(service).start()))
                .map(SigningServices::address);
    }

    private static URI address(JsonMembers service) {
        HttpUrl url = HttpUrl.parse(service.text("url"));
        if (url == null
                || !url.encodedUsername().isEmpty()
                || !url.encodedPassword().isEmpty()) {
            throw new RefusedException(service.path() + ".url is not an address of a service");
        }
        // identity tokens go there, and whoever answers in its stead decides what is signed by
        RefusedException.unless(
                Loopback.isPrivate(url), service.path() + ".url is plain http to another machine (" + url.host() + ")");
        return url.uri();
    }

    /** One service is asked; a configuration that wants the word of several is not fulfilled by one. */
    private static void checkSelector(JsonMembers json, String name) {
        json.optionalObject(name)
                .ifPresent(config -> RefusedException.unless(
                        config.text("selector").equals("ANY")
                                || (config.text("selector").equals("EXACT") && config.count("count") == 1),
                        config.path() + " asks for several services"));
    }
}
