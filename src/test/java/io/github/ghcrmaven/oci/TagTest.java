// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {

    @Test
    void plusInAVersionBecomesUnderscoreInItsTag() {
        assertThat(Tag.ofVersion("1.2.3-rc.1+build.5")).hasToString("1.2.3-rc.1_build.5");
    }

    @Test
    void referrersAreListedUnderTheDigestWithADash() {
        Digest subject = Digest.of(new byte[0]);

        assertThat(Tag.ofReferrers(subject)).hasToString("sha256-" + subject.hex());
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "1.2.3", "_x", "V1", "a-b.c_d"})
    void takesTheGrammarOfTheSpecification(String name) {
        assertThat(new Tag(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".1", "-1", "1+2", "a b", "a/b", "a:b", "é", "1.0\n"})
    void refusesWhatNoRegistryTakes(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tag(name)).withMessageContaining("is not a tag");
    }

    @Test
    void has128CharactersAtMost() {
        assertThat(new Tag("t".repeat(128)).name()).hasSize(128);
        assertThatIllegalArgumentException().isThrownBy(() -> new Tag("t".repeat(129)));
    }

    @Test
    void aTagNamedAfterADigestIsKnown() {
        String digest = "sha256-" + "0b4f".repeat(16);

        assertThat(List.of(digest, digest + ".sig", digest + ".att")).allMatch(name -> new Tag(name).isOfDigest());
        assertThat(List.of("1.0.0", "latest", digest + "0", digest + ".1.0", "v" + digest))
                .noneMatch(name -> new Tag(name).isOfDigest());
    }
}
