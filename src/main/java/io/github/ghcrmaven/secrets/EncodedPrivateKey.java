// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A private key in PEM, in Base64 once more: {@code client-key-data} of a kubeconfig, {@code tls.key} of a Kubernetes
 * Secret.
 */
record EncodedPrivateKey() implements SecretKind {

    /** {@code -----BEGIN } in Base64. */
    private static final String BEGIN = "LS0tLS1CRUdJTi";

    private static final Pattern ENCODED =
            Pattern.compile(BEGIN + "[A-Za-z0-9+/]{64," + FileScan.LONGEST + "}+={0,2}+");

    @Override
    public String name() {
        return "private key in Base64";
    }

    @Override
    public String marker() {
        return BEGIN;
    }

    @Override
    public IntStream find(String text) {
        return ENCODED.matcher(text)
                .results()
                .filter(match -> isKey(match.group()))
                .mapToInt(MatchResult::start);
    }

    private static boolean isKey(String base64) {
        try {
            String pem = new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
            return new PemPrivateKey().find(pem).findAny().isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
