// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on the way to the services of a Sigstore. */
class SigningRequestsTest {

    private static final List<String> STEPS =
            List.of("GET idtoken 1", "POST signingCert 1", "POST entries 1", "POST timestamp 1", "POST entries 2");

    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final Signing signing = new Signing(sigstore);

    @AfterEach
    void close() {
        sigstore.close();
    }

    static Stream<Arguments> passingFaults() {
        return STEPS.stream()
                .flatMap(step -> Stream.of(
                                Fault.status(503).body("{\"message\":\"busy\"}"),
                                Fault.status(429).header("Retry-After", "0"),
                                Fault.resetBefore(),
                                Fault.resetAfter(),
                                Fault.truncated())
                        .map(fault -> Arguments.of(step, fault)));
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void whatPassesIsTriedAgainAndLoggedOnce(String step, Fault fault) throws IOException {
        sigstore.fault(step, fault);

        List<StoredSignature> made = Signing.both(signing.keyless());

        assertThat(sigstore.pendingFaults()).isEmpty();
        assertThat(signing.verified(made, signing.keyless().policy())).hasSize(2);
        assertThat(sigstore.logged()).hasSize(2);
        assertThat(signing.notes).hasSize(1).allSatisfy(sigstore::assertNoSecretIn);
    }

    @Test
    void entryWhoseAnswerWasLostIsReadByItsUuid() throws IOException {
        sigstore.fault("POST entries 1", Fault.resetAfter());

        Signing.both(signing.keyless());

        assertThat(sigstore.count("GET entries")).isEqualTo(1);
        assertThat(sigstore.exchanges()).extracting("status").contains(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/entry",
                "/api/v1/log/entries/../../../secrets",
                "/api/v1/log/entries/0123",
                ""
            })
    void conflictThatDoesNotSayWhereIsAFault(String location) {
        sigstore.fault("POST entries 1", Fault.status(409).header("Location", location));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Signing.both(signing.keyless()))
                .withMessageContaining("has the entry already, and does not say where");
        assertThat(sigstore.count("GET entries")).isZero();
    }

    /** The address may be of whatever host the log believes it has: it is asked where it was asked before. */
    @Test
    void ofAConflictsAddressTheUuidAloneIsTaken() {
        String uuid = "0".repeat(80);
        sigstore.fault(
                "POST entries 1",
                Fault.status(409).header("Location", "https://elsewhere.example/api/v1/log/entries/" + uuid));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Signing.both(signing.keyless()))
                .withMessageContaining("Rekor (" + sigstore.url() + "/) answered 404: 'entry not found'");
        assertThat(sigstore.count("GET entries")).isEqualTo(1);
    }

    static Stream<Arguments> stepsAndServices() {
        return Stream.of(
                Arguments.of("GET idtoken 1", "GitHub Actions' identity provider (%s/idtoken)"),
                Arguments.of("POST signingCert 1", "Fulcio (%s/)"),
                Arguments.of("POST entries 1", "Rekor (%s/)"),
                Arguments.of("POST timestamp 1", "the timestamp authority (%s/api/v1/timestamp)"));
    }

    @ParameterizedTest
    @MethodSource("stepsAndServices")
    void whatStaysUnavailableNamesServiceAndAddress(String step, String service) {
        sigstore.fault(step, Fault.status(502), 3);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> Signing.both(signing.keyless()))
                .withMessageContaining(service.formatted(sigstore.url()) + " answered 502.")
                .satisfies(e -> sigstore.assertNoSecretIn(e.toString()));
        assertThat(signing.notes).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("stepsAndServices")
    void refusalNamesServiceAndAddressAndIsNotTriedAgain(String step, String service) {
        sigstore.fault(step, Fault.status(400).body("{\"code\":3,\"message\":\"not like this\"}"));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Signing.both(signing.keyless()))
                .withMessageContaining(service.formatted(sigstore.url()) + " answered 400: 'not like this'.")
                .withMessageContaining("#signing-service")
                .satisfies(e -> sigstore.assertNoSecretIn(e.toString()));
        assertThat(signing.notes).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stepsAndServices")
    void redirectIsNotFollowed(String step, String service) {
        sigstore.fault(step, Fault.status(307).header("Location", sigstore.url() + "/elsewhere"));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Signing.both(signing.keyless()))
                .withMessageContaining(service.formatted(sigstore.url()) + " answered 307.");
        assertThat(sigstore.count("GET unknown") + sigstore.count("POST unknown"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("stepsAndServices")
    void answerWithoutEndIsAFault(String step, String service) {
        int status = step.startsWith("POST entries") ? 201 : 200;
        sigstore.fault(step, Fault.status(status).body("x".repeat(Limits.ANSWER + 1)));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Signing.both(signing.keyless()))
                .withMessageContaining(service.formatted(sigstore.url()) + " answered what cannot be used")
                .withMessageContaining("larger than");
    }

    @Test
    void unreachableServiceIsNamed() throws IOException {
        SignatureMaker maker = signing.keyless();
        String url = sigstore.url();
        sigstore.close();

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> maker.legacy(Signing.MANIFEST, Signing.REPOSITORY))
                .withMessageContaining("Rekor (" + url + "/) could not be reached")
                .withMessageContaining("#unreachable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"signedCertificateDetachedSct\":{}}",
                "{\"signedCertificateEmbeddedSct\":{\"chain\":{\"certificates\":[]}}}",
                "{\"signedCertificateEmbeddedSct\":{\"chain\":{\"certificates\":[1]}}}",
                "{\"signedCertificateEmbeddedSct\":{\"chain\":{\"certificates\":\"x\"}}}"
            })
    void answerOfFulcioWithoutCertificateIsAFault(String body) {
        sigstore.fault("POST signingCert 1", Fault.status(200).body(body));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(signing::keyless)
                .withMessageContaining("Fulcio (" + sigstore.url() + "/) answered what cannot be used");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"a\":{},\"b\":{}}",
                "{\"a\":1}",
                "{\"a\":{\"logIndex\":1,\"logID\":\"zz\",\"verification\":{}}}",
                "{\"a\":{\"logIndex\":1,\"logID\":\"00\",\"verification\":{\"signedEntryTimestamp\":\"AA==\","
                        + "\"inclusionProof\":{\"rootHash\":\"00\",\"hashes\":[{}],\"checkpoint\":\"\"}}}}"
            })
    void answerOfRekorWithoutEntryIsAFault(String body) {
        sigstore.fault("POST entries 1", Fault.status(201).body(body));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Signing.both(signing.keyless()))
                .withMessageContaining("Rekor (" + sigstore.url() + "/) answered what cannot be used");
    }

    @Test
    void answerOfTheTimestampAuthorityWithoutTimestampIsAFault() {
        sigstore.fault("POST timestamp 1", Fault.status(201).body("no timestamp"));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Signing.both(signing.keyless()))
                .withMessageContaining("the answer is not a timestamp of the signature");
    }

    @Test
    void identityThatFulcioDoesNotTakeIsAFaultWithoutTheToken() throws IOException {
        String lapsing = sigstore.expiredToken(Identity.workflow("acme/charts"));
        IdentityToken token = IdentityToken.parse(new Secret(lapsing), "a test");

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> SignatureMaker.keyless(signing.services(), token))
                .withMessageContaining("answered 400: 'There was an error processing the identity token'")
                .satisfies(e -> sigstore.assertNoSecretIn(e.toString()));
    }
}
