// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.go.RequestUrl;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Helm takes for an address, and what it does not; {@link LintGoldenTest} asks it. */
class AddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example/a?b=c#d",
                "foo:bar",
                "urn:x",
                "data:image/png;base64,AA",
                "http://",
                "file:///a",
                "https://user:pw@acme.example:8443/",
                "http://[::1]:80/a",
                "https://acme.example/%20",
                "HTTPS://A",
                "oci://a/b",
                "https://acme.example?a=%zz",
                "https://é.example/"
            })
    void theseAreRequestUrls(String text) {
        assertThat(RequestUrl.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "foo",
                "/abs",
                "//h/p",
                "git@github.com:a/b",
                "https://a b",
                "https://acme.example/%zz",
                "1a:b",
                ":a",
                "http://a:port/",
                "http://[::1/",
                "http://a\u007f",
                "http://a{b}/",
                "*",
                "http://u ser@a/"
            })
    void theseAreNoRequestUrls(String text) {
        assertThat(RequestUrl.isValid(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.c",
                "A.B+c@ACME.example",
                "a@b.c.",
                "a@bücher.example",
                "a@b-c.d_e",
                "a@1.b",
                "!#$%@a.bc",
                "a@b..b.c"
            })
    void theseAreEmailAddresses(String text) {
        assertThat(EmailAddress.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad",
                "a@localhost",
                "@b.c",
                "a@",
                "a@b.c1",
                "a@b.1",
                "a b@c.d",
                "a@@b.c",
                ".a@b.c",
                "a..b@c.d",
                "a@-b.c",
                "a@b.c-",
                "a@b c.d",
                "\"a@b.c",
                "a@b.c..",
                "a@b..c"
            })
    void theseAreNoEmailAddresses(String text) {
        assertThat(EmailAddress.isValid(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo.com",
                "github.com/foo",
                "localhost:80",
                "mailto:a@b.c",
                "https://acme.example",
                "http://localhost",
                "https://www.acme.example/a/b?c=d#e",
                "https://192.168.0.1:8080/",
                "http://[2001:db8::1]/",
                "ftp://a.bc",
                "wss://acme.example",
                "https://my-chart.acme.example/x",
                "user:pw@acme.example",
                "https://github.com/a_b-c"
            })
    void theseAreWebAddresses(String text) {
        assertThat(WebAddress.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git://x.y",
                "foo",
                "@user",
                "b ad",
                "a.b",
                ".foo.com",
                "https://",
                "foo/bar",
                "http://acme.example:port",
                "https://acme.example:123456",
                "-foo.com",
                "mastodon/@user"
            })
    void theseAreNoWebAddresses(String text) {
        assertThat(WebAddress.isValid(text)).isFalse();
    }

    @Test
    void noTextTakesLong() {
        for (String text : new String[] {
            "a".repeat(250) + "!",
            "a-".repeat(120) + "!",
            "a.".repeat(1000) + "!",
            "http://" + "a_".repeat(120) + ".-",
            "@a".repeat(1000),
            "a@" + "b.".repeat(400) + "1",
            "\"" + " ".repeat(900) + "@b.c",
            "a".repeat(5_000_000),
            "http://" + "a%20".repeat(1_000_000),
            "http://u:" + "a".repeat(1_000_000) + "@" + "b".repeat(1_000_000),
            "a:" + "%".repeat(5_000_000)
        }) {
            Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
                RequestUrl.isValid(text);
                EmailAddress.isValid(text);
                WebAddress.isValid(text);
            });
        }
    }
}
