// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Loopback;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** How a registry wants to be asked (RFC 7235; distribution's token authentication). */
sealed interface Challenge {

    /** It asks for nothing. */
    record None() implements Challenge {}

    /** User name and password with each request. */
    record Basic() implements Challenge {}

    /**
     * A token from elsewhere. The challenge's scope is left aside: GHCR's is a placeholder (seen on ghcr.io).
     *
     * @param realm where the token is had
     * @param service whom the token is for; null where the registry does not say
     */
    record Bearer(HttpUrl realm, @Nullable String service) implements Challenge {}

    Pattern IP_LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    /** What an answer asks for: Bearer before Basic where it offers both. */
    static Challenge of(Endpoint endpoint, Response response) {
        Challenge found = new None();
        for (okhttp3.Challenge offered : response.challenges()) {
            String realm = offered.realm();
            if (offered.scheme().equalsIgnoreCase("Bearer") && realm != null) {
                return new Bearer(checked(endpoint, realm), offered.authParams().get("service"));
            }
            if (offered.scheme().equalsIgnoreCase("Basic")) {
                found = new Basic();
            }
        }
        return found;
    }

    /**
     * The realm gets the credential, so it must not be less protected than the registry, nor lie in a network that only
     * this machine can reach. Names are not resolved.
     */
    private static HttpUrl checked(Endpoint endpoint, String realm) {
        HttpUrl url = HttpUrl.parse(realm);
        if (url == null) {
            throw refused(endpoint, realm, "is no address");
        }
        if (!endpoint.isPlain() && !url.isHttps()) {
            throw refused(endpoint, url.host(), "is not https");
        }
        boolean own = url.host().equals(endpoint.url().host()) || (Loopback.has(endpoint.url()) && Loopback.has(url));
        if (!own && isInternal(url.host())) {
            throw refused(endpoint, url.host(), "is an internal address");
        }
        return url;
    }

    private static boolean isInternal(String host) {
        if (!IP_LITERAL.matcher(host).matches()) {
            return false;
        }
        try {
            InetAddress address = InetAddress.getByName(host); // a literal is not looked up
            return address.isLoopbackAddress()
                    || address.isSiteLocalAddress()
                    || address.isLinkLocalAddress()
                    || address.isAnyLocalAddress()
                    || (address.getAddress()[0] & 0xfe) == 0xfc; // IPv6 unique local
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private static FaultException refused(Endpoint endpoint, String realm, String why) {
        return new FaultException(
                endpoint.host() + " sends its credentials to " + realm + ", which " + why + ". Nothing was sent there.",
                "use a registry whose token service is reached by https at a public name, or at the registry's own host",
                "token-service");
    }
}
