// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.Gson;
import java.time.Instant;
import java.util.List;

/**
 * Whom a signer is to ask: SigningConfig of
 * https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto, in protobuf's JSON. The address of
 * a timestamp authority is the whole one, those of the others are what their paths begin with.
 */
record SigningConfig(
        String mediaType,
        List<Service> caUrls,
        List<Service> oidcUrls,
        List<Service> rekorTlogUrls,
        Choice rekorTlogConfig,
        List<Service> tsaUrls,
        Choice tsaConfig) {

    /** Everything at one address. */
    static SigningConfig of(String url, SigningServices services, Instant start) {
        TrustedRoot.Period period = TrustedRoot.Period.from(start);
        Choice any = new Choice("ANY");
        return new SigningConfig(
                "application/vnd.dev.sigstore.signingconfig.v0.2+json",
                List.of(new Service(url, 1, period, "sigstore.test")),
                List.of(new Service(url, 1, period, "sigstore.test")),
                List.of(new Service(url, services == SigningServices.REKOR_2 ? 2 : 1, period, "sigstore.test")),
                any,
                services == SigningServices.REKOR_1
                        ? List.of()
                        : List.of(new Service(url + "/api/v1/timestamp", 1, period, "sigstore.test")),
                any);
    }

    String json() {
        return new Gson().toJson(this);
    }

    record Service(String url, int majorApiVersion, TrustedRoot.Period validFor, String operator) {}

    record Choice(String selector) {}
}
