// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AwsKeyPairTest {

    private final Samples samples = new Samples(11);
    private final String id = samples.awsId();
    private final String secret = samples.awsSecret();

    @Test
    void anIdWithItsSecretBesideItIsFound() {
        found("aws_access_key_id = " + id + "\naws_secret_access_key = " + secret + "\n");
        found("AWS_ACCESS_KEY_ID=" + id + "\nAWS_SECRET_ACCESS_KEY=" + secret);
        found("secretKey: \"" + secret + "\"\nregion: eu-central-1\naccessKey: '" + id + "'\n");
        found("{\"id\":\"" + id + "\",\"secret\":\"" + secret + "\"}");
    }

    @Test
    void anIdAloneIsNoSecret() {
        nothing("accessKey: " + id + "\n");
        nothing("accessKey: " + id + "\nsecretKey: {{ .Values.secretKey }}\n");
    }

    @Test
    void aSecretFarAwayBelongsToSomethingElse() {
        nothing(id + "\n" + "# filler\n".repeat(100) + secret);
    }

    @Test
    void whatAmazonDocumentsIsAnExample() {
        nothing("AKIA" + "IOSFODNN7EXAMPLE " + "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY");
        nothing(id + " " + "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY");
    }

    @Test
    void hashesAndPathsAreNoSecretKeys() {
        nothing(id + " commit " + samples.drawn(40, Samples.HEX));
        nothing(id + " sha256 " + samples.drawn(64, Samples.HEX));
        nothing(id + " " + secret.substring(0, 39));
        nothing(id + " " + secret + "x");
        nothing(id + " " + "Aa1/".repeat(10));
    }

    private static void found(String text) {
        assertThat(Samples.found("values.yaml", text)).extracting(Finding::kind).containsExactly("AWS access key");
    }

    private static void nothing(String text) {
        assertThat(Samples.found("values.yaml", text)).isEmpty();
    }
}
