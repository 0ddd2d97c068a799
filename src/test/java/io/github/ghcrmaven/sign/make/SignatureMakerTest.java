// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.Policy;
import io.github.ghcrmaven.sign.verify.Signer;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import io.github.ghcrmaven.sign.verify.TextMatch;
import io.github.ghcrmaven.sign.verify.VerifiedSignature;
import io.github.ghcrmaven.sign.verify.WorkflowClaims;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.sigstore.Flaw;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.SigningServices;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureMakerTest {

    private static final String SUBJECT =
            "https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main";
    private static final Policy RELEASE = new Policy.OfIdentity(
            TextMatch.exactly(SUBJECT), TextMatch.exactly(Identity.GITHUB_ACTIONS), WorkflowClaims.NONE);

    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final Signing signing = new Signing(sigstore);

    @AfterEach
    void close() {
        sigstore.close();
    }

    @Test
    void bothKeylessFormsVerifyByOneCertificate() throws IOException {
        List<StoredSignature> made = Signing.both(signing.keyless());

        List<VerifiedSignature> verified = signing.verified(made, RELEASE);
        assertThat(verified).hasSize(2).allSatisfy(one -> {
            assertThat(one.logIndex()).isPresent();
            assertThat(one.integratedTime()).isPresent();
        });
        assertThat(verified.get(0).timestamps()).isEmpty();
        assertThat(verified.get(1).timestamps()).hasSize(1);
        assertThat(sigstore.steps())
                .startsWith("GET idtoken", "POST signingCert", "POST entries")
                .hasSize(5)
                .contains("POST timestamp");
    }

    @Test
    void aPersonSigns() throws IOException {
        String token = sigstore.token(Identity.email("jane@example.com"));
        SignatureMaker maker = SignatureMaker.keyless(
                signing.services(),
                signing.tokens(Map.of("SIGSTORE_ID_TOKEN", token), Clock.systemUTC())
                        .find());

        assertThat(signing.verified(Signing.both(maker), maker.policy()))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.signer())
                        .isInstanceOfSatisfying(
                                Signer.Identity.class,
                                signer -> assertThat(signer.subject()).isEqualTo("jane@example.com")));
    }

    @Test
    void policyIsOfWhoSignedAndNobodyElse() throws IOException {
        Policy ours = signing.keyless().policy();
        sigstore.runAs(Identity.workflow("acme/other"));
        List<StoredSignature> others = Signing.both(signing.keyless());

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> signing.verified(others, ours))
                .withMessageContaining("acme/other");
    }

    /** Else each run of a release that was interrupted would sign it once more. */
    @Test
    void runByAnotherTriggerOfAnotherCommitIsTheSameSigner() throws IOException {
        List<StoredSignature> before = Signing.both(signing.keyless());
        sigstore.runAs(Identity.workflow("acme/charts")
                .with("event_name", "workflow_dispatch")
                .with("sha", "0".repeat(40)));

        assertThat(signing.verified(before, signing.keyless().policy())).hasSize(2);
    }

    @Test
    void legacyPayloadIsByteForByteThatOfCosign() throws IOException {
        StoredSignature.LegacyLayer layer = signing.keyless().legacy(Signing.MANIFEST, Signing.REPOSITORY);

        assertThat(layer.payload().utf8())
                .isEqualTo("{\"critical\":{\"identity\":{\"docker-reference\":\"ghcr.io/acme/charts/web\"},"
                        + "\"image\":{\"docker-manifest-digest\":\"" + Signing.MANIFEST + "\"},"
                        + "\"type\":\"cosign container image signature\"},\"optional\":null}");
        assertThat(layer.annotations())
                .containsOnlyKeys(
                        "dev.cosignproject.cosign/signature",
                        "dev.sigstore.cosign/certificate",
                        "dev.sigstore.cosign/chain",
                        "dev.sigstore.cosign/bundle");
    }

    @Test
    void statementOfABundleIsThatOfCosign() throws IOException {
        JsonObject bundle = JsonParser.parseString(
                        signing.keyless().bundle(Signing.MANIFEST).json().utf8())
                .getAsJsonObject();

        String payload = bundle.getAsJsonObject("dsseEnvelope").get("payload").getAsString();
        assertThat(ByteString.decodeBase64(payload).utf8())
                .isEqualTo("{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"sha256\":\""
                        + Signing.MANIFEST.hex()
                        + "\"}}],\"predicateType\":\"https://sigstore.dev/cosign/sign/v1\",\"predicate\":{}}");
    }

    @Test
    void logAndTimestampAuthorityAreAskedAtTheSameTime() throws IOException {
        SignatureMaker maker = signing.keyless();
        sigstore.fault("POST entries 1", Fault.stall(Duration.ofMillis(500)))
                .fault("POST timestamp 1", Fault.stall(Duration.ofMillis(500)));

        maker.bundle(Signing.MANIFEST);

        assertThat(sigstore.overlapped("POST timestamp", "POST entries")).isTrue();
    }

    @Test
    void withoutTimestampAuthorityTheLogDatesTheBundle() throws IOException {
        SignatureMaker maker = SignatureMaker.keyless(
                signing.services(SigningServices.REKOR_1),
                signing.tokens(signing.actions(), Clock.systemUTC()).find());

        assertThat(signing.verified(Signing.both(maker), RELEASE))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.timestamps()).isEmpty());
        assertThat(sigstore.count("POST timestamp")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cosign3.key", "cosign3-rsa.key"})
    void bothFormsVerifyByKeyAndLog(String file) throws IOException {
        SignatureMaker maker = SignatureMaker.withKey(key(file), signing.services());

        assertThat(signing.verified(Signing.both(maker), maker.policy()))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.logIndex()).isPresent());
        assertThat(maker.policy()).isEqualTo(new Policy.OfKey(key(file).verificationKey(), true));
        assertThat(sigstore.steps()).containsExactlyInAnyOrder("POST entries", "POST timestamp", "POST entries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cosign3.key", "cosign3-rsa.key"})
    void withoutTheLogNobodyIsAsked(String file) throws IOException {
        SignatureMaker maker = SignatureMaker.withKeyUnlogged(key(file));

        List<StoredSignature> made = Signing.both(maker);

        assertThat(signing.verified(made, maker.policy()))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.logIndex()).isEmpty());
        assertThat(sigstore.steps()).isEmpty();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () -> signing.verified(made, new Policy.OfKey(key(file).verificationKey(), true)))
                .withMessageContaining("in no transparency log");
    }

    /** By it cosign finds the key among several. */
    @Test
    void bundleByKeyHintsAtIt() throws IOException {
        ByteString json = SignatureMaker.withKeyUnlogged(key("cosign3.key"))
                .bundle(Signing.MANIFEST)
                .json();

        String hint = key("cosign3.key").verificationKey().encoded().sha256().base64();
        assertThat(json.utf8()).contains("\"publicKey\":{\"hint\":\"" + hint + "\"}");
    }

    @Test
    void certificateIsUsedWhileThereIsTimeToSign() throws IOException {
        SignatureMaker keyless = signing.keyless();

        assertThat(keyless.isUsableAt(Instant.now())).isTrue();
        assertThat(keyless.isUsableAt(Instant.now().plus(Duration.ofMinutes(9))))
                .isFalse();
        assertThat(SignatureMaker.withKeyUnlogged(key("cosign3.key"))
                        .isUsableAt(Instant.now().plus(Duration.ofDays(9999))))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatASigstoreGetsWrongIsNotHandedOut(Flaw flaw) {
        sigstore.with(flaw);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> signing.keyless().bundle(Signing.MANIFEST))
                .withMessageContaining(reason(flaw))
                .satisfies(e -> sigstore.assertNoSecretIn(e.toString()));
    }

    /** What is logged is there for ever: a certificate that is wrong must be seen before. */
    @ParameterizedTest
    @EnumSource(names = {"FOREIGN_AUTHORITY", "WRONG_SUBJECT", "SCT_MISSING", "SCT_OF_FOREIGN_LOG"})
    void wrongCertificateIsNotUsed(Flaw flaw) {
        sigstore.with(flaw);

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(signing::keyless)
                .withMessageContaining("Fulcio (" + sigstore.url() + "/) answered what cannot be used")
                .withMessageContaining("#signing-answer");
        assertThat(sigstore.logged()).isEmpty();
    }

    /** The log would refuse it too, though not each log looks. */
    @Test
    void certificateForAnotherKeyIsNotUsed() throws IOException {
        String certificate = Objects.requireNonNull(signing.keyless()
                .legacy(Signing.MANIFEST, Signing.REPOSITORY)
                .annotations()
                .get("dev.sigstore.cosign/certificate"));
        JsonArray certificates = new JsonArray();
        certificates.add(certificate);
        JsonObject chain = new JsonObject();
        chain.add("certificates", certificates);
        JsonObject embedded = new JsonObject();
        embedded.add("chain", chain);
        JsonObject answer = new JsonObject();
        answer.add("signedCertificateEmbeddedSct", embedded);
        sigstore.fault("POST signingCert 2", Fault.status(200).body(answer.toString()));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(signing::keyless)
                .withMessageContaining("the certificate is for another key");
    }

    @Test
    void certificateThatNamesAnotherIssuerIsNotUsed() throws IOException {
        IdentityToken token =
                signing.tokens(signing.actions(), Clock.systemUTC()).find();
        IdentityToken ofAnEnterprise = new IdentityToken(
                token.secret(),
                token.origin(),
                Identity.GITHUB_ACTIONS + "/acme",
                token.principal(),
                token.subject(),
                token.claims(),
                token.expiry());

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SignatureMaker.keyless(signing.services(), ofAnEnterprise))
                .withMessageContaining(
                        "issued the identity, and the token is by '" + Identity.GITHUB_ACTIONS + "/acme'");
    }

    private static String reason(Flaw flaw) {
        return switch (flaw) {
            case EXPIRED_CERTIFICATE -> "when its certificate was not valid";
            case FOREIGN_AUTHORITY -> "not from a certificate authority of the trusted root";
            case WRONG_SUBJECT -> "and the token is of '" + SUBJECT;
            case SCT_MISSING -> "has no timestamp of a certificate log";
            case SCT_OF_FOREIGN_LOG -> "is of a certificate log of the trusted root";
            case LATE_LOG_ENTRY, LATE_TIMESTAMP -> "outside of the certificate's life";
            case SET_OF_FOREIGN_KEY -> "promise (signed entry timestamp) is not signed by";
            case WRONG_INCLUSION_PROOF -> "does not lead from the entry to the log's root";
            case CHECKPOINT_OF_FOREIGN_KEY -> "the checkpoint is not signed by";
            case CHECKPOINT_OF_OTHER_TREE -> "the checkpoint is of another tree";
            case TIMESTAMP_ABSENT -> "the timestamp authority (";
            case TIMESTAMP_OF_FOREIGN_AUTHORITY -> "the timestamp is not signed by an authority of the trusted root";
            case TIMESTAMP_OF_OTHER_BYTES -> "not a timestamp of the signature";
        };
    }

    private static SigningKey key(String file) {
        return SigningKey.parse(Signing.resource(file), new Secret("hello"), file);
    }
}
