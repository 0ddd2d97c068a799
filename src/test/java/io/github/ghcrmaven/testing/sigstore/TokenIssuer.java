// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.ByteString;

/** Signs identity tokens (RFC 7519) and reads them again, as Fulcio does with the keys that an issuer publishes. */
final class TokenIssuer {
    /** What Fulcio accepts. */
    static final String AUDIENCE = "sigstore";

    private static final String KEY_ID = "in-process-1";
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Clock clock;
    private final ServiceKey key;
    private final String algorithm;

    TokenIssuer(Clock clock, ServiceKey key) {
        this.clock = clock;
        this.key = key;
        algorithm = key.publicKey() instanceof RSAPublicKey ? "RS256" : "ES256";
    }

    String token(Identity identity, String audience) {
        return token(identity, audience, clock.instant());
    }

    /** One whose life ended a minute ago. */
    String expiredToken(Identity identity, String audience) {
        return token(identity, audience, clock.instant().minus(LIFE).minusSeconds(60));
    }

    private String token(Identity identity, String audience, Instant issuedAt) {
        JsonObject claims = new JsonObject();
        claims.addProperty("iss", identity.issuer());
        claims.addProperty("aud", audience);
        identity.claims().forEach((name, value) -> {
            if (name.equals("email_verified")) {
                claims.addProperty(name, Boolean.valueOf(value));
            } else {
                claims.addProperty(name, value);
            }
        });
        claims.addProperty("iat", issuedAt.getEpochSecond());
        claims.addProperty("nbf", issuedAt.getEpochSecond());
        claims.addProperty("exp", issuedAt.plus(LIFE).getEpochSecond());
        JsonObject header = new JsonObject();
        header.addProperty("alg", algorithm);
        header.addProperty("typ", "JWT");
        header.addProperty("kid", KEY_ID);
        String signed = encoded(header) + "." + encoded(claims);
        return signed + "."
                + BASE64.encodeToString(key.sign(ByteString.encodeUtf8(signed)).toByteArray());
    }

    /** Whom a token speaks of: signature, audience and times are checked. */
    Identity verified(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !signedByUs(parts[0] + "." + parts[1], parts[2])) {
            throw new RefusedException("the token is not signed by its issuer");
        }
        JsonRequest claims = JsonRequest.of(new String(decoded(parts[1]), StandardCharsets.UTF_8));
        if (!claims.text("aud").equals(AUDIENCE)) {
            throw new RefusedException("the token is for another audience");
        }
        long now = clock.instant().getEpochSecond();
        if (now < Long.parseLong(claims.text("nbf")) || now >= Long.parseLong(claims.text("exp"))) {
            throw new RefusedException("the token is not valid now");
        }
        Map<String, String> others = new LinkedHashMap<>();
        claims.json()
                .entrySet()
                .forEach(claim -> others.put(claim.getKey(), claim.getValue().getAsString()));
        return new Identity(claims.text("iss"), others);
    }

    private boolean signedByUs(String signed, String signature) {
        try {
            Signature verifier = Signature.getInstance(key.algorithm());
            verifier.initVerify(key.publicKey());
            verifier.update(signed.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(decoded(signature));
        } catch (GeneralSecurityException | RefusedException e) {
            return false;
        }
    }

    /** The key as a set of RFC 7517. */
    JsonObject keys() {
        JsonObject one = new JsonObject();
        one.addProperty("kid", KEY_ID);
        one.addProperty("use", "sig");
        one.addProperty("alg", algorithm);
        PublicKey publicKey = key.publicKey();
        if (publicKey instanceof RSAPublicKey rsa) {
            one.addProperty("kty", "RSA");
            one.addProperty("n", number(rsa.getModulus(), 256));
            one.addProperty("e", number(rsa.getPublicExponent(), 3));
        } else if (publicKey instanceof ECPublicKey ec) {
            one.addProperty("kty", "EC");
            one.addProperty("crv", "P-256");
            one.addProperty("x", number(ec.getW().getAffineX(), 32));
            one.addProperty("y", number(ec.getW().getAffineY(), 32));
        }
        JsonArray keys = new JsonArray();
        keys.add(one);
        JsonObject set = new JsonObject();
        set.add("keys", keys);
        return set;
    }

    String algorithm() {
        return algorithm;
    }

    /** Unsigned, big end first, in so many bytes. */
    private static String number(BigInteger value, int length) {
        byte[] signed = value.toByteArray();
        byte[] fixed = new byte[length];
        int count = Math.min(length, signed.length);
        System.arraycopy(signed, signed.length - count, fixed, length - count, count);
        return BASE64.encodeToString(fixed);
    }

    private static String encoded(JsonObject json) {
        return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] decoded(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("no Base64 in the token", e);
        }
    }
}
