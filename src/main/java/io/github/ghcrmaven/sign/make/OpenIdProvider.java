// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.http.Loopback;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * What an identity provider says of itself (OpenID Connect Discovery 1.0, section 3).
 *
 * @param issuer as its tokens name it
 * @param authorization where a person logs in
 * @param token where a program gets what the login was worth
 */
record OpenIdProvider(String issuer, HttpUrl authorization, HttpUrl token) {

    /**
     * Reads the document.
     *
     * @param address by which it was found; it must be the issuer's own (section 4.3), or tokens of others could be passed on
     * @throws RefusedException where it is another's, or names an address that is not safe to go to
     */
    static OpenIdProvider parse(ByteString document, HttpUrl address) {
        JsonMembers json = JsonText.object(document, "the answer", Limits.ANSWER);
        String issuer = json.text("issuer");
        RefusedException.unless(
                withoutSlash(issuer).equals(withoutSlash(address.toString())), "it speaks of another issuer");
        return new OpenIdProvider(issuer, endpoint(json, "authorization_endpoint"), endpoint(json, "token_endpoint"));
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static HttpUrl endpoint(JsonMembers json, String name) {
        HttpUrl address = HttpUrl.parse(json.text(name));
        if (address == null || !Loopback.isPrivate(address)) {
            throw new RefusedException(json.path() + "." + name + " is not an address with https");
        }
        return address;
    }
}
