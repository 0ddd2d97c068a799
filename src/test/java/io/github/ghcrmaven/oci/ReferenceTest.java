// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
