// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each part must be, before anything is asked of it. */
class PartsOfASignatureTest {

    private static final ByteString SOME = ByteString.of(new byte[] {1});
    private static final SignedContent CONTENT = new SignedContent.Message(SOME);
    private static final ByteString CERTIFICATE = certificate();

    @Test
    void certificateIsOneAndNothingAfterIt() {
        String pem = "-----BEGIN CERTIFICATE-----\n" + CERTIFICATE.base64() + "\n-----END CERTIFICATE-----\n";

        assertThat(CertificateText.ofDer(CERTIFICATE, "it")).isEqualTo(CertificateText.ofPem(pem, "it"));
        assertRefused(() -> CertificateText.ofDer(ByteString.EMPTY, "it"), "it is not a certificate");
        assertRefused(() -> CertificateText.ofDer(ByteString.encodeUtf8(pem), "it"), "it is not a certificate");
        assertRefused(
                () -> CertificateText.ofDer(ByteString.decodeHex(CERTIFICATE.hex() + CERTIFICATE.hex()), "it"),
                "it is not a certificate");
        assertRefused(
                () -> CertificateText.ofDer(ByteString.of(new byte[40_000]), "it"),
                "it is too large for a certificate");
        assertRefused(() -> CertificateText.ofPem(pem + pem, "it"), "it is not PEM of one CERTIFICATE");
        assertRefused(() -> CertificateText.ofPem("x".repeat(70_000), "it"), "it is too large");
        assertRefused(
                () -> CertificateText.ofPem(pem.replace("END CERTIFICATE", "END PUBLIC KEY"), "it"),
                "it is not PEM of one CERTIFICATE");
    }

    @Test
    void keyIsOfABoundedSize() {
        assertRefused(
                () -> VerificationKey.ofSubjectPublicKeyInfo(ByteString.of(new byte[40_000]), "it"), "it is too large");
        assertRefused(
                () -> VerificationKey.ofSubjectPublicKeyInfo(SOME, "it"),
                "it is not a public key of a kind that is supported");
    }

    @Test
    void evidenceIsBounded() {
        LogEntry entry = new LogEntry(0, SOME, 0, Optional.of(SOME), Optional.empty(), SOME);

        assertRefused(() -> evidence(ByteString.EMPTY, List.of(), List.of()), "the signature is empty or larger");
        assertRefused(
                () -> evidence(ByteString.of(new byte[2049]), List.of(), List.of()),
                "the signature is empty or larger");
        assertRefused(
                () -> evidence(SOME, Collections.nCopies(33, entry), List.of()),
                "it has more than 32 log entries or timestamps");
        assertRefused(
                () -> evidence(SOME, List.of(), Collections.nCopies(33, SOME)),
                "it has more than 32 log entries or timestamps");
        assertRefused(
                () -> new TimestampCheck(List.of()).check(ByteString.of(new byte[70_000]), SOME),
                "the timestamp is too large");
    }

    @Test
    void logEntryHasATimeAndSomethingThatProvesIt() {
        assertRefused(
                () -> new LogEntry(0, SOME, 0, Optional.empty(), Optional.empty(), SOME),
                "the log entry has neither promise nor proof");
        assertRefused(
                () -> new LogEntry(0, SOME, Long.MAX_VALUE, Optional.of(SOME), Optional.empty(), SOME),
                "the log entry's time is not one");
        assertThat(new LogEntry(0, SOME, 253_402_300_799L, Optional.of(SOME), Optional.empty(), SOME).promisedTime())
                .contains(Instant.parse("9999-12-31T23:59:59Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'hashedrekord','apiVersion':'0.0.1','spec':{'data':{'hash':{'algorithm':'sha512','value':'00'}},"
                        + "'signature':{'content':'AQ==','publicKey':{'content':'AQ=='}}}}| a digest other than SHA-256",
                "{'kind':'hashedrekord','apiVersion':'0.0.1','spec':{'data':{'hash':{'algorithm':'sha256','value':'0g'}},"
                        + "'signature':{'content':'AQ==','publicKey':{'content':'AQ=='}}}}| not hexadecimal",
                "{'kind':'hashedrekord','apiVersion':'0.0.2','spec':{'hashedRekordV002':{'data':{'algorithm':'SHA2_512',"
                        + "'digest':'AQ=='},'signature':{}}}}| a digest other than SHA-256",
                "{'kind':'dsse','apiVersion':'0.0.1','spec':{'signatures':[{},{}]}}| not exactly one signature",
                "{'kind':'intoto','apiVersion':'0.0.2','spec':{'content':{'envelope':{'signatures':[]}}}}|"
                        + " not exactly one signature"
            })
    void logEntrySpeaksOfOneSignatureInSha256(String body, String reason) {
        ByteString json = ByteString.encodeUtf8(body.replace('\'', '"'));

        assertRefused(() -> LoggedSignatureReader.read(json), reason);
    }

    @Test
    void logEntryOfOtherContentSignatureOrKeyIsAnothers() {
        LoggedSignature message = new LoggedSignature(LoggedSignature.Subject.MESSAGE, SOME.sha256(), SOME, SOME);
        ByteString other = ByteString.of(new byte[] {2});
        SignedContent envelope = new SignedContent.Envelope("type", SOME);

        message.check(CONTENT, SOME, SOME);
        assertRefused(
                () -> message.check(new SignedContent.Message(other), SOME, SOME), "the log entry is of other content");
        assertRefused(() -> message.check(CONTENT, other, SOME), "the log entry is of another signature");
        assertRefused(() -> message.check(CONTENT, SOME, other), "the log entry is of another certificate or key");
        assertRefused(() -> message.check(envelope, SOME, SOME), "a kind that does not vouch for such a signature");
        assertRefused(
                () -> new LoggedSignature(LoggedSignature.Subject.PAYLOAD, SOME.sha256(), SOME, SOME)
                        .check(CONTENT, SOME, SOME),
                "a kind that does not vouch for such a signature");
    }

    @Test
    void statementIsOneOfInTotoAboutSha256Digests() {
        String statement = "{\"_type\":\"TYPE\",\"subject\":[{\"digest\":{\"sha512\":\"00\"}},{\"name\":\"x\"}],"
                + "\"predicateType\":\"p\"}";
        ByteString good = ByteString.encodeUtf8(statement.replace("TYPE", "https://in-toto.io/Statement/v1"));

        assertThat(Statement.of(new SignedContent.Envelope("application/vnd.in-toto+json", good))
                        .subjects())
                .isEmpty();
        assertRefused(
                () -> Statement.of(new SignedContent.Envelope("application/vnd.in-toto+json", good))
                        .checkSubject(Digest.of(new byte[0])),
                "the statement is not about sha256:");
        assertRefused(
                () -> Statement.of(new SignedContent.Envelope("text/plain", good)),
                "the envelope's payload is of the type 'text/plain'");
        assertRefused(
                () -> Statement.of(
                        new SignedContent.Envelope("application/vnd.in-toto+json", ByteString.encodeUtf8(statement))),
                "the statement's _type is not known");
    }

    private static SignatureEvidence evidence(
            ByteString signature, List<LogEntry> entries, List<ByteString> timestamps) {
        return new SignatureEvidence(new SigningMaterial.Keyed(), CONTENT, signature, entries, timestamps);
    }

    private static ByteString certificate() {
        return new SigningMaterial.Certified(
                        IssuedCertificate.authority(Instant.EPOCH).certificate())
                .encoded();
    }

    private static void assertRefused(ThrowingCallable question, String reason) {
        assertThatThrownBy(question).isInstanceOf(RefusedException.class).hasMessageContaining(reason);
    }
}
