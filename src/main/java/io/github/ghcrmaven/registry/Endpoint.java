// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Loopback;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where a registry answers.
 *
 * @param host its host, with {@code :port} where it has one, as people write it
 * @param url the root of its API's address
 */
public record Endpoint(String host, HttpUrl url) {

    /**
     * The endpoint of a host: https, but plain http for the loopback addresses.
     *
     * @param plainHttp decides instead, where it is given
     */
    public static Endpoint of(String host, Optional<Boolean> plainHttp) {
        HttpUrl secure = HttpUrl.parse("https://" + host);
        if (secure == null) {
            throw new FaultException(
                    "'" + host + "' is no address of a registry.",
                    "write host or host:port, the port between 1 and 65535: <registry>, -Dghcr.registry",
                    "destination");
        }
        boolean plain = plainHttp.orElse(Loopback.has(secure));
        // parsed anew: the default port differs
        return new Endpoint(host, plain ? HttpUrl.get("http://" + host) : secure);
    }

    /** The host as certificates name it. */
    public String hostWithoutPort() {
        return url.host();
    }

    public boolean isPlain() {
        return !url.isHttps();
    }

    /** Whether a request to this address may carry what is meant for this registry alone. */
    boolean isSameServer(HttpUrl other) {
        return other.scheme().equals(url.scheme()) && other.host().equals(url.host()) && other.port() == url.port();
    }
}
