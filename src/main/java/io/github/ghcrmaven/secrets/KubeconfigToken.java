// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The token of a user in a kubeconfig, whatever the file is called, also within another YAML file. Its client key is an
 * {@link EncodedPrivateKey}.
 */
record KubeconfigToken() implements SecretKind {

    private static final Pattern KIND =
            Pattern.compile("(?m)(?:^|[{,])[ \t]*+[\"']?kind[\"']?[ \t]*+:[ \t]*+[\"']?Config\\b");
    private static final Pattern TOKEN = Pattern.compile(
            "(?:^|[\\s{,\"'])token[\"']?[ \t]*+:[ \t]*+[\"']?([A-Za-z0-9][\\w.~+/=:-]{15,16384}+)", Pattern.MULTILINE);

    @Override
    public String name() {
        return "token in a kubeconfig";
    }

    @Override
    public String marker() {
        return "clusters";
    }

    @Override
    public IntStream find(String text) {
        if (!text.contains("users") || !KIND.matcher(text).find()) {
            return IntStream.empty();
        }
        return TOKEN.matcher(text)
                .results()
                .filter(match -> Plausible.isRandom(match.group(1)))
                .mapToInt(match -> match.start(1));
    }
}
