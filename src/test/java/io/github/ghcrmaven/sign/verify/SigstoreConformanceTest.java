// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The suite that every client of Sigstore is held to (https://github.com/sigstore/sigstore-conformance), vector by vector. */
class SigstoreConformanceTest {

    @Test
    void allSeventyVectorsAreHere() {
        assertThat(ConformanceVector.all()).hasSize(70);
    }

    @ParameterizedTest
    @MethodSource("good")
    void verifies(ConformanceVector vector) {
        assertThat(vector.verify().signer()).isNotNull();
    }

    /** Refused, and for what the vector is about, as its README says: the wrong reason would leave a check untried. */
    @ParameterizedTest
    @MethodSource("bad")
    void refusesForItsReason(ConformanceVector vector) {
        assertThatThrownBy(vector::verify)
                .isInstanceOfAny(RefusedException.class, FaultException.class) // the latter of a trusted root or a key
                .hasMessageContaining(reasons().getProperty(vector.toString(), "none known"));
    }

    @Test
    void reasonsAreThoseOfTheVectors() {
        assertThat(reasons().stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        bad().stream().map(ConformanceVector::toString).toList());
    }

    private static Properties reasons() {
        Properties reasons = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Path.of("src/test/resources/golden/sigstore-conformance.properties"))) {
            reasons.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }

    static List<ConformanceVector> good() {
        return ConformanceVector.all().stream()
                .filter(vector -> !vector.mustFail())
                .toList();
    }

    static List<ConformanceVector> bad() {
        return ConformanceVector.all().stream()
                .filter(ConformanceVector::mustFail)
                .toList();
    }
}
