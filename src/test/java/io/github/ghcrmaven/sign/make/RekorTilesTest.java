// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.sign.verify.SignatureVerifier;
import io.github.ghcrmaven.sign.verify.VerifiedSignature;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.sigstore.Flaw;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.SigningServices;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RekorTilesTest {

    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final Signing signing = new Signing(sigstore);

    @AfterEach
    void close() {
        sigstore.close();
    }

    @Test
    void keylessBundleIsLoggedWithoutPromiseAndDatedByTheAuthority() throws IOException {
        SignatureMaker maker = keyless();

        VerifiedSignature verified = verified(maker);

        assertThat(verified.logIndex()).isPresent();
        assertThat(verified.integratedTime()).isEmpty();
        assertThat(verified.timestamps()).hasSize(1);
        assertThat(sigstore.logged()).hasSize(1).first().asString().contains("\"hashedRekordV002\"", "x509Certificate");
        assertThat(sigstore.exchanges())
                .filteredOn(exchange -> exchange.step().equals("POST entries"))
                .extracting("target")
                .containsExactly("/api/v2/log/entries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cosign3.key", "cosign3-rsa.key"})
    void bundleByKeyIsLogged(String file) throws IOException {
        SignatureMaker maker = SignatureMaker.withKey(key(file), services());

        assertThat(verified(maker).logIndex()).isPresent();
        assertThat(sigstore.logged())
                .hasSize(1)
                .first()
                .asString()
                .contains("\"publicKey\"", file.contains("rsa") ? "PKIX_RSA_PKCS1V15_" : "PKIX_ECDSA_P256_SHA_256");
    }

    @Test
    void legacyFormIsRefusedBeforeAnythingIsLogged() throws IOException {
        SignatureMaker maker = keyless();

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> maker.legacy(Signing.MANIFEST, Signing.REPOSITORY))
                .withMessageContaining("The legacy form of a signature needs Rekor 1")
                .withMessageContaining("#rekor-version");
        assertThat(sigstore.logged()).isEmpty();
    }

    /** The entry without its proof is worth nothing, and the log does not give it again. */
    @ParameterizedTest
    @ValueSource(strings = {"reset", "truncated"})
    void afterALostAnswerAnotherSignatureIsLogged(String how) throws IOException {
        SignatureMaker maker = keyless();
        sigstore.fault("POST entries 1", how.equals("reset") ? Fault.resetAfter() : Fault.truncated());

        assertThat(verified(maker).logIndex()).isPresent();
        assertThat(sigstore.exchanges())
                .filteredOn(exchange -> exchange.step().equals("POST entries"))
                .extracting("status")
                .endsWith(409, 201);
        assertThat(sigstore.logged()).hasSize(2);
    }

    /** Its signatures are all the same. */
    @Test
    void sameSignatureOfAnRsaKeyIsNotLoggedTwice() throws IOException {
        SignatureMaker maker = SignatureMaker.withKey(key("cosign3-rsa.key"), services());
        maker.bundle(Signing.MANIFEST);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> maker.bundle(Signing.MANIFEST))
                .withMessageContaining("has the same signature of the same content already")
                .withMessageContaining("#rekor-version");
        assertThat(sigstore.logged()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "WRONG_INCLUSION_PROOF",
                "CHECKPOINT_OF_FOREIGN_KEY",
                "CHECKPOINT_OF_OTHER_TREE",
                "LATE_TIMESTAMP",
                "TIMESTAMP_ABSENT",
                "TIMESTAMP_OF_FOREIGN_AUTHORITY",
                "TIMESTAMP_OF_OTHER_BYTES",
                "EXPIRED_CERTIFICATE"
            })
    void whatASigstoreGetsWrongIsNotHandedOut(Flaw flaw) throws IOException {
        sigstore.with(flaw);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> keyless().bundle(Signing.MANIFEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"logIndex\":\"1\"}",
                "{\"logId\":{\"keyId\":\"AA==\"},\"canonicalizedBody\":\"e30=\"}"
            })
    void answerWithoutProofIsAFault(String body) {
        sigstore.fault("POST entries 1", Fault.status(201).body(body));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> keyless().bundle(Signing.MANIFEST))
                .withMessageContaining("Rekor 2 (" + sigstore.url() + "/) answered what cannot be used");
    }

    @Test
    void whatStaysUnavailableIsNamed() {
        sigstore.fault("POST entries 1", Fault.status(503), 3);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> keyless().bundle(Signing.MANIFEST))
                .withMessageContaining("Rekor 2 (" + sigstore.url() + "/) answered 503");
    }

    /** It may take twenty seconds and more: whoever is impatient elsewhere is not here. */
    @Test
    void itMayTakeItsTime() throws IOException {
        OkHttpClient impatient = signing.client
                .newBuilder()
                .readTimeout(Duration.ofSeconds(1))
                .callTimeout(Duration.ofSeconds(1))
                .build();
        Sigstore services = signing.services(SigningServices.REKOR_2, impatient);
        sigstore.fault("POST entries 1", Fault.stall(Duration.ofSeconds(2)));

        assertThat(verified(SignatureMaker.withKey(key("cosign3.key"), services))
                        .logIndex())
                .isPresent();
        assertThat(sigstore.pendingFaults()).isEmpty();
        assertThat(sigstore.count("POST entries")).isEqualTo(1);
    }

    @Test
    void configurationThatNamesNoneIsAFault() {
        Sigstore first = new Sigstore(
                signing.addresses(SigningServices.REKOR_1),
                signing.root(),
                signing.client,
                signing.retries,
                RekorVersion.TWO);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(first::log)
                .withMessageContaining("does not name Rekor 2, or none that is in use")
                .withMessageContaining("#signing-config");
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(first::timestamps)
                .withMessageContaining("does not name the timestamp authority")
                .withMessageContaining("#signing-config");
    }

    @Test
    void thereAreTwoGenerations() {
        assertThat(RekorVersion.of(1)).isEqualTo(RekorVersion.ONE);
        assertThat(RekorVersion.of(2)).isEqualTo(RekorVersion.TWO);
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> RekorVersion.of(3))
                .withMessageContaining("signRekorVersion is 3");
    }

    private Sigstore services() {
        return signing.services(SigningServices.REKOR_2);
    }

    private SignatureMaker keyless() throws IOException {
        return SignatureMaker.keyless(
                services(), signing.tokens(signing.actions(), Clock.systemUTC()).find());
    }

    private VerifiedSignature verified(SignatureMaker maker) throws IOException {
        return new SignatureVerifier(signing.root())
                .signature(Signing.MANIFEST, maker.bundle(Signing.MANIFEST), maker.policy());
    }

    private static SigningKey key(String file) {
        return SigningKey.parse(Signing.resource(file), Signing.PASSWORD, file);
    }
}
