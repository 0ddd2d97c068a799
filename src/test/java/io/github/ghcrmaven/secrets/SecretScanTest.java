// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ghcrmaven.fault.FaultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecretScanTest {

    private static final int RUNS = 200;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void allFindingsAreInOneFault() {
        List<Finding> findings =
                List.of(new Finding("web/values.yaml", 3, "npm token"), new Finding("api/.env", 1, "private key"));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> scan(SecretScanMode.FAIL).judge(findings))
                .withMessageContaining(
                        "it holds 2 secrets:\n  web/values.yaml:3  npm token\n  api/.env:1  private key\nFix: ")
                .withMessageContaining("-Dghcr.secretScanExcludes=")
                .withMessageEndingWith("#secret-found");
        assertThat(warnings).isEmpty();
    }

    @Test
    void eachIsAWarningWhereTheyAreLetThrough() {
        scan(SecretScanMode.WARN).judge(List.of(new Finding("a", 3, "npm token"), new Finding("b", 1, "npm token")));

        assertThat(warnings)
                .containsExactly(
                        "A secret goes into the archive, for all who can pull it: a:3  npm token",
                        "A secret goes into the archive, for all who can pull it: b:1  npm token");
    }

    @ParameterizedTest
    @EnumSource
    void nothingFoundIsNothingSaid(SecretScanMode mode) {
        scan(mode).judge(List.of());

        assertThat(warnings).isEmpty();
    }

    @Test
    void filesAreWantedUnlessTheyAreExcludedOrNobodyLooks() {
        assertThat(scan(SecretScanMode.FAIL).wants("values.yaml")).isTrue();
        assertThat(scan(SecretScanMode.FAIL).wants("ci/a/values.yaml")).isFalse();
        assertThat(scan(SecretScanMode.WARN).wants("ci/values.yaml")).isFalse();
        assertThat(scan(SecretScanMode.OFF).wants("values.yaml")).isFalse();
    }

    @Test
    void aFindingHasALine() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Finding("a", 0, "npm token"));
    }

    /** Whatever the secret and wherever it stands: no eight characters of it are in what is said. */
    @Test
    void noMessageHoldsAPartOfASecret() throws IOException {
        for (int seed = 0; seed < RUNS; seed++) {
            for (Map.Entry<String, String> secret : secrets(new Samples(seed)).entrySet()) {
                String file = secret.getKey().startsWith(".") ? secret.getKey() : "values.yaml";
                List<Finding> findings = scan(SecretScanMode.FAIL)
                        .scan(
                                "web",
                                file,
                                new ByteArrayInputStream(secret.getValue().getBytes(UTF_8)));
                assertThat(findings).as(secret.getKey()).isNotEmpty();

                warnings.clear();
                scan(SecretScanMode.WARN).judge(findings);
                FaultException fault = Objects.requireNonNull(catchThrowableOfType(
                        FaultException.class, () -> scan(SecretScanMode.FAIL).judge(findings)));
                String said = warnings + fault.getMessage() + fault + fault.text(anchor -> anchor) + findings;
                assertThat(parts(secret.getValue())).noneMatch(said::contains);
            }
        }
    }

    private static Map<String, String> secrets(Samples samples) {
        return Map.ofEntries(
                Map.entry("github", samples.checked("ghp_", 36)),
                Map.entry("fine-grained", samples.fineGrained()),
                Map.entry("installation", samples.installationToken()),
                Map.entry("npm", samples.checked("npm_", 36)),
                Map.entry("aws", samples.awsId() + "\n" + samples.awsSecret()),
                Map.entry("google", samples.google()),
                Map.entry("bot", samples.slackBot()),
                Map.entry("user", samples.slackUser()),
                Map.entry("app", samples.slackApp()),
                Map.entry(
                        "pem",
                        "-----BEGIN OPENSSH PRIVATE KEY-----"
                                + Samples.pem("OPENSSH PRIVATE KEY", samples.openSsh())
                                        .substring(35)),
                Map.entry(".env", "A=" + samples.drawn(20, Samples.ALNUM)),
                Map.entry(".npmrc", "_auth=" + samples.drawn(20, Samples.ALNUM)));
    }

    /** Without the words that say what it is, such as BEGIN and PRIVATE KEY. */
    private static List<String> parts(String secret) {
        String bare = secret.replaceAll("-----[A-Z ]+-----", "");
        List<String> parts = new ArrayList<>();
        for (int i = 0; i + 8 <= bare.length(); i++) {
            parts.add(bare.substring(i, i + 8));
        }
        return parts;
    }

    private SecretScan scan(SecretScanMode mode) {
        return new SecretScan(mode, List.of("ci/**"), warnings::add);
    }
}
