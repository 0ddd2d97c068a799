// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustParametersTest {

    @Test
    void nothingMeansThePublicSigstore() {
        assertThat(parameters(false, null, null, null, null).tufMirror()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"root.json,,,", ",config.json,,", ",,https://tuf.example,root.json"})
    void stagingGoesWithNothingElse(
            @Nullable String trustedRoot,
            @Nullable String signingConfig,
            @Nullable String mirror,
            @Nullable String tufRoot) {
        refused(true, trustedRoot, signingConfig, mirror, tufRoot, "signStaging is given");
    }

    @Test
    void mirrorNeedsARoot() {
        refused(false, null, null, "https://tuf.example", null, "signTufMirror is given and signTufRoot is not");
    }

    @Test
    void rootNeedsAMirror() {
        refused(false, null, null, null, "root.json", "signTufRoot is given and signTufMirror is not");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tuf.example",
                "file:/tmp/tuf",
                "https://user:secret@tuf.example",
                "https://tuf.example/?token=secret",
                "https://tuf.example/#part",
                "mailto:tuf@example.com"
            })
    void mirrorIsAnAddressWithoutSecrets(String mirror) {
        refused(false, null, null, mirror, "root.json", "signTufMirror is no address of a repository")
                .withMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://tuf.example", "http://127.0.0.1.tuf.example"})
    void plainHttpIsForThisMachineAlone(String mirror) {
        refused(false, null, null, mirror, "root.json", "signTufMirror is '" + mirror + "': plain http");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://tuf.example/a", "http://localhost:8080", "http://127.0.0.1:8080/tuf", "http://[::1]/"})
    void addressesThatAreFine(String mirror) {
        assertThat(parameters(false, null, null, mirror, "root.json").tufMirror())
                .contains(URI.create(mirror));
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<FaultException> refused(
            boolean staging,
            @Nullable String trustedRoot,
            @Nullable String signingConfig,
            @Nullable String mirror,
            @Nullable String tufRoot,
            String what) {
        return assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> parameters(staging, trustedRoot, signingConfig, mirror, tufRoot))
                .withMessageContaining(what)
                .withMessageContaining("#trust-parameters");
    }

    private static TrustParameters parameters(
            boolean staging,
            @Nullable String trustedRoot,
            @Nullable String signingConfig,
            @Nullable String mirror,
            @Nullable String tufRoot) {
        return new TrustParameters(
                Optional.ofNullable(trustedRoot).map(Path::of),
                Optional.ofNullable(signingConfig).map(Path::of),
                staging,
                Optional.ofNullable(mirror).map(URI::create),
                Optional.ofNullable(tufRoot).map(Path::of));
    }
}
