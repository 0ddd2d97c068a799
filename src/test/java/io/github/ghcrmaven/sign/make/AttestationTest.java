// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.SignatureVerifier;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import io.github.ghcrmaven.sign.verify.VerifiedStatement;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.io.IOException;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttestationTest {

    private static final String SLSA = "https://slsa.dev/provenance/v1";
    private static final ByteString PREDICATE =
            ByteString.encodeUtf8("{ \"big\": 12345678901234567890.10,\n \"html\": \"<&>\" }\n");

    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final Signing signing = new Signing(sigstore);

    @AfterEach
    void close() {
        sigstore.close();
    }

    /** Numbers and texts of others would come out otherwise than they went in. */
    @Test
    void predicateIsSignedToTheByte() {
        assertThat(attestation(SLSA, PREDICATE).statement().utf8())
                .isEqualTo("{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\""
                        + Signing.REPOSITORY + "\",\"digest\":{\"sha256\":\"" + Signing.MANIFEST.hex()
                        + "\"}}],\"predicateType\":\"" + SLSA + "\",\"predicate\":" + PREDICATE.utf8() + "}");
    }

    @Test
    void attestationVerifiesByIdentityAndSubject() throws IOException {
        SignatureMaker maker = signing.keyless();
        ByteString statement = attestation(SLSA, PREDICATE).statement();

        ByteString bundle = maker.attestation(statement).json();

        VerifiedStatement verified =
                new SignatureVerifier(signing.root()).attestation(Signing.MANIFEST, bundle, maker.policy());
        assertThat(verified.predicateType()).isEqualTo(SLSA);
        assertThat(verified.statement()).isEqualTo(statement);
        assertThat(verified.signature().timestamps()).hasSize(1);
        assertThat(sigstore.logged()).hasSize(1).first().asString().contains("\"kind\":\"dsse\"");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> new SignatureVerifier(signing.root())
                        .attestation(Digest.of(new byte[1]), bundle, maker.policy()))
                .withMessageContaining("the statement is not about");
    }

    @Test
    void attestationIsNoSignature() throws IOException {
        SignatureMaker maker = signing.keyless();

        StoredSignature bundle = maker.attestation(attestation(SLSA, PREDICATE).statement());

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () -> new SignatureVerifier(signing.root()).signature(Signing.MANIFEST, bundle, maker.policy()))
                .withMessageContaining("it is no signature but an attestation, of the type '" + SLSA);
    }

    @Test
    void keyAttestsWithoutTheLog() throws IOException {
        SigningKey key = SigningKey.parse(Signing.resource("cosign3.key"), Signing.PASSWORD, "cosign3.key");
        SignatureMaker maker = SignatureMaker.withKeyUnlogged(key);

        ByteString bundle =
                maker.attestation(attestation(SLSA, PREDICATE).statement()).json();

        assertThat(new SignatureVerifier(signing.root())
                        .attestation(Signing.MANIFEST, bundle, maker.policy())
                        .predicateType())
                .isEqualTo(SLSA);
        assertThat(sigstore.steps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    x                  | is not a JSON object
                    []                 | is not a JSON object
                    {} {}              | is not a JSON object
                    {},"subject":[]    | is not a JSON object
                    {"a":1,"a":2}      | has the member 'a' twice
                    {"a":NaN}          | is not a JSON object
                    """)
    void predicateThatIsNoObjectIsRefused(String predicate, String reason) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> attestation(SLSA, ByteString.encodeUtf8(predicate)))
                .withMessageContaining(reason)
                .withMessageContaining("#attestation");
    }

    @Test
    void predicateThatIsTooLargeIsRefused() {
        String large = "{\"a\":\"" + "x".repeat(Limits.PREDICATE) + "\"}";

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> attestation(SLSA, ByteString.encodeUtf8(large)))
                .withMessageContaining("the predicate is larger than " + Limits.PREDICATE + " bytes");
    }

    /** As a predicate it may just be read, and the statement around it not any more. */
    @Test
    void statementThatNoVerifierReadsIsNotLogged() throws IOException {
        SignatureMaker maker = signing.keyless();
        String deep = "{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}";
        Attestation attestation = attestation(SLSA, ByteString.encodeUtf8(deep));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> maker.attestation(attestation.statement()))
                .withMessageContaining("nested more than 64 levels deep")
                .withMessageContaining("#attestation");
        assertThat(sigstore.logged()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "slsaprovenance", "/v1", "https://a b", "https://sigstore.dev/cosign/sign/v1"})
    void typeIsAUriOfAnAttestation(String type) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> attestation(type, PREDICATE))
                .withMessageContaining("type of a ")
                .withMessageContaining("#attestation");
    }

    private static Attestation attestation(String type, ByteString predicate) {
        return new Attestation(Signing.REPOSITORY, Signing.MANIFEST, type, predicate);
    }
}
