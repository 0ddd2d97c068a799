// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.sign.verify.Signer;
import io.github.ghcrmaven.sign.verify.WorkflowClaims;
import java.nio.file.Path;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class ConsumerChecksTest {

    private static final Reference CHART = new Repository("ghcr.io", "acme/charts/web").at(Digest.of(new byte[] {1}));
    private static final String ISSUER = "https://token.actions.githubusercontent.com";
    private static final Signer RELEASE = new Signer.Identity(
            "https://github.com/acme/web/.github/workflows/release.yml@refs/tags/v1.4.0", ISSUER, WorkflowClaims.NONE);
    private static final Signer KEY = new Signer.Key(ByteString.of(new byte[32]));

    private static ConsumerChecks of(Signer signer) {
        return new ConsumerChecks(CHART, signer, true, Optional.empty(), Optional.empty(), false);
    }

    @Test
    void cosignIsToldTheExactIdentityAndItsIssuer() {
        assertThat(of(RELEASE).cosign())
                .isEqualTo("cosign verify " + CHART
                        + " --certificate-identity"
                        + " https://github.com/acme/web/.github/workflows/release.yml@refs/tags/v1.4.0"
                        + " --certificate-oidc-issuer " + ISSUER);
    }

    @Test
    void cosignIsToldWhatItCannotKnow() {
        ConsumerChecks checks = new ConsumerChecks(
                CHART,
                KEY,
                false,
                Optional.of(new Repository("ghcr.io", "acme/signatures")),
                Optional.of(Path.of("it's here", "trusted_root.json")),
                true);

        assertThat(checks.cosign())
                .isEqualTo("COSIGN_REPOSITORY=ghcr.io/acme/signatures cosign verify " + CHART
                        + " --key cosign.pub --insecure-ignore-tlog=true --trusted-root"
                        + " 'it'\\''s here/trusted_root.json' --allow-http-registry");
    }

    @Test
    void fluxTakesEveryReleaseOfTheWorkflowAndNothingElse() {
        assertThat(of(RELEASE).flux())
                .contains(
                        "    - issuer: '^https://token\\.actions\\.githubusercontent\\.com$'",
                        "      subject: '^https://github\\.com/acme/web/\\.github/workflows/release\\.yml@refs/tags/.+$'");
        assertThat(of(KEY).flux()).contains("    name: cosign-public-key");
    }

    @Test
    void aBranchStaysTheOneBranch() {
        Signer branch = new Signer.Identity(
                "https://github.com/a/b/.github/workflows/r.yml@refs/heads/main", ISSUER, WorkflowClaims.NONE);

        assertThat(of(branch).flux()).anyMatch(line -> line.endsWith("@refs/heads/main$'"));
        assertThat(of(branch).kyverno()).anyMatch(line -> line.endsWith("@refs/heads/main'"));
    }

    @Test
    void kyvernoTakesEveryReleaseOfTheWorkflow() {
        assertThat(of(RELEASE).kyverno())
                .contains(
                        "  - imageReferences: ['ghcr.io/acme/charts/web*']",
                        "              subject: 'https://github.com/acme/web/.github/workflows/release.yml@refs/tags/*'");
        assertThat(of(KEY).kyverno()).contains("          - keys:");
    }
}
