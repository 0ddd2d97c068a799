// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    private static final Repository WEB = new Repository("ghcr.io", "acme/charts/web");
    private static final Digest DIGEST = Digest.of(new byte[0]);

    @Test
    void tagStandsBehindAColon() {
        Reference reference = WEB.tagged(new Tag("1.4.0"));

        assertThat(reference).hasToString("ghcr.io/acme/charts/web:1.4.0");
        assertThat(reference.isDigest()).isFalse();
    }

    @Test
    void digestStandsBehindAnAtSign() {
        Reference reference = WEB.at(DIGEST);

        assertThat(reference).hasToString("ghcr.io/acme/charts/web@" + DIGEST);
        assertThat(reference.isDigest()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.4.0+b", "../x", "sha256:12", "md5:d41d8cd98f00b204e9800998ecf8427e"})
    void namesNothingElse(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Reference(WEB, name));
    }

    @ParameterizedTest
    @CsvSource({
        "ghcr.io/acme/charts/web:1.4.0, ghcr.io, acme/charts/web, 1.4.0",
        "oci://GHCR.io/acme/web:v1, ghcr.io, acme/web, v1",
        "localhost/web:1, localhost, web, 1",
        "127.0.0.1:5000/web:1, 127.0.0.1:5000, web, 1"
    })
    void whatPeopleWriteIsRead(String text, String host, String path, String tag) {
        assertThat(Reference.parse(text)).isEqualTo(new Repository(host, path).tagged(new Tag(tag)));
    }

    @Test
    void aDigestIsReadBehindAnAtSign() {
        assertThat(Reference.parse("oci://ghcr.io/acme/charts/web@" + DIGEST)).isEqualTo(WEB.at(DIGEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "web",
                "acme/charts/web:1.4.0",
                "ghcr.io/acme/web",
                "ghcr.io:443/acme/web",
                "ghcr.io/acme/web:",
                "ghcr.io/acme/web@1.4.0",
                "ghcr.io/Acme/web:1",
                "https://ghcr.io/acme/web:1"
            })
    void neitherHostNorTagIsGuessed(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Reference.parse(text));
    }

    @Test
    void tagAndDigestTogetherAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reference.parse("ghcr.io/acme/web:1@" + DIGEST))
                .withMessageEndingWith("names a tag and a digest, and only one can count");
    }
}
