// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import java.util.List;
import java.util.regex.Pattern;

/**
 * All kinds that are looked for. {@code id_rsa} and its like need no row: what is in them is a private key under any name.
 */
final class SecretKinds {

    private static final int ALL = Integer.MAX_VALUE;

    static final List<SecretKind> KNOWN = List.of(
            new PemPrivateKey(),
            new EncodedPrivateKey(),
            // a refresh token has 76 characters, the others 36: the checksum tells where one is whole
            TokenShape.of("GitHub token", "ghp_", "[A-Za-z0-9]{36,255}+", TokenChecksum::isRight),
            TokenShape.of("GitHub token", "gho_", "[A-Za-z0-9]{36,255}+", TokenChecksum::isRight),
            TokenShape.of("GitHub token", "ghu_", "[A-Za-z0-9]{36,255}+", TokenChecksum::isRight),
            TokenShape.of("GitHub token", "ghs_", "[A-Za-z0-9]{36,255}+", TokenChecksum::isRight),
            TokenShape.of("GitHub token", "ghr_", "[A-Za-z0-9]{36,255}+", TokenChecksum::isRight),
            // the checksum of these is documented nowhere; their length is constant
            TokenShape.of("GitHub token", "github_pat_", "[A-Za-z0-9]{22}_[A-Za-z0-9]{59}", Plausible::isRandom),
            // installation tokens since 2026 (GitHub's changelog, 2026-05-15): a signed JWT behind the prefix
            TokenShape.of(
                    "GitHub token",
                    "ghs_",
                    "(?:[A-Za-z0-9]{1,32}_)?eyJ[\\w-]{16,1024}+\\.eyJ[\\w-]{32,4096}+\\.[\\w-]{43,1024}+",
                    Plausible::isRandom),
            TokenShape.of("npm token", "npm_", "[A-Za-z0-9]{36}", TokenChecksum::isRight),
            AwsKeyPair.of("AKIA"),
            AwsKeyPair.of("ASIA"),
            TokenShape.of("Google API key", "AIza", "[\\w-]{35}", Plausible::isRandom),
            // "Token types" in Slack's documentation: bot, user and app-level tokens; then "Incoming webhooks"
            TokenShape.of("Slack token", "xoxb-", "[0-9]{10,13}-[0-9]{10,13}-[A-Za-z0-9]{24}", Plausible::isRandom),
            TokenShape.of("Slack token", "xoxp-", "(?:[0-9]{10,13}-){2,3}[a-f0-9]{32}", Plausible::isRandom),
            TokenShape.of(
                    "Slack token", "xapp-", "[0-9]-A[A-Z0-9]{8,12}-[0-9]{10,13}-[a-f0-9]{64}", Plausible::isRandom),
            TokenShape.of(
                    "Slack webhook",
                    "https://hooks.slack.com/services/",
                    "T[A-Z0-9]{8,12}/B[A-Z0-9]{8,12}/[A-Za-z0-9]{24}",
                    Plausible::isRandom),
            new KubeconfigToken(),
            new FileShape(
                    ".env with values",
                    ".env",
                    Pattern.compile("(?m)^[ \t]*+(?:export[ \t]++)?[A-Za-z_][\\w.]*+[ \t]*+=[ \t]*+([^\\s#][^\r\n]*+)"),
                    Plausible::isLiteral,
                    1),
            new FileShape(
                    "npm credential",
                    ".npmrc",
                    Pattern.compile(
                            "(?m)^[ \t]*+(?:[^#;=\\s][^=\\s]{0,1024})?_(?:authToken|password|auth)[ \t]*+=[ \t]*+([^\r\n]++)"),
                    Plausible::isLiteral,
                    ALL),
            // what stands in a comment is the example that comes with Maven; {…} is encrypted by Maven
            new FileShape(
                    "password in settings.xml",
                    "settings.xml",
                    Pattern.compile("(?s)<!--.*?(?:-->|\\z)|<pass(?:word|phrase)>([^<{]{1,1024}+)</"),
                    Plausible::isLiteral,
                    ALL));

    private SecretKinds() {}
}
