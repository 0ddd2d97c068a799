// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sigstore.encryption.certificates.Certificates;
import dev.sigstore.fulcio.client.FulcioVerifier;
import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.rekor.client.RekorResponse;
import dev.sigstore.rekor.client.RekorVerifier;
import dev.sigstore.timestamp.client.TimestampVerifier;
import dev.sigstore.trustroot.SigstoreSigningConfig;
import dev.sigstore.trustroot.SigstoreTrustedRoot;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.security.cert.CertPath;
import java.security.cert.Certificate;
import java.util.List;
import okio.ByteString;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is issued here, before another's verifier: the parts of sigstore-java. */
class SigstoreJavaTest {
    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final SigstoreTrustedRoot root = trustedRoot();

    @AfterEach
    void close() {
        sigstore.close();
    }

    @Test
    void soundSignatureIsVerified() throws Exception {
        Signed signed = Signed.by(sigstore);

        assertThatCode(certificate(signed)).doesNotThrowAnyException();
        assertThatCode(log(signed)).doesNotThrowAnyException();
        assertThatCode(timestamp(signed)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(names = {"FOREIGN_AUTHORITY", "SCT_MISSING", "SCT_OF_FOREIGN_LOG"})
    void flawedCertificateIsRefused(Flaw flaw) throws Exception {
        Signed signed = Signed.by(sigstore.with(flaw));

        assertThatCode(certificate(signed)).isInstanceOf(Exception.class);
        assertThatCode(log(signed)).doesNotThrowAnyException();
        assertThatCode(timestamp(signed)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "SET_OF_FOREIGN_KEY",
                "WRONG_INCLUSION_PROOF",
                "CHECKPOINT_OF_FOREIGN_KEY",
                "CHECKPOINT_OF_OTHER_TREE"
            })
    void flawedLogEntryIsRefused(Flaw flaw) throws Exception {
        Signed signed = Signed.by(sigstore.with(flaw));

        assertThatCode(log(signed)).isInstanceOf(Exception.class);
        assertThatCode(certificate(signed)).doesNotThrowAnyException();
        assertThatCode(timestamp(signed)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMESTAMP_OF_FOREIGN_AUTHORITY", "TIMESTAMP_OF_OTHER_BYTES"})
    void flawedTimestampIsRefused(Flaw flaw) throws Exception {
        Signed signed = Signed.by(sigstore.with(flaw));

        assertThatCode(timestamp(signed)).isInstanceOf(Exception.class);
        assertThatCode(certificate(signed)).doesNotThrowAnyException();
        assertThatCode(log(signed)).doesNotThrowAnyException();
    }

    @Test
    void entryOfTheSecondGenerationIsVerified() throws Exception {
        RekorVerifier.newRekorVerifier(root).verifyEntry(RekorEntry.fromTLogEntryJson(tilesEntry()));
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG_INCLUSION_PROOF", "CHECKPOINT_OF_FOREIGN_KEY", "CHECKPOINT_OF_OTHER_TREE"})
    void flawedEntryOfTheSecondGenerationIsRefused(Flaw flaw) throws Exception {
        sigstore.with(flaw);
        RekorEntry entry = RekorEntry.fromTLogEntryJson(tilesEntry());

        assertThatCode(() -> RekorVerifier.newRekorVerifier(root).verifyEntry(entry))
                .isInstanceOf(Exception.class);
    }

    @ParameterizedTest
    @EnumSource
    void signingConfigurationsAreRead(SigningServices services) throws Exception {
        SigstoreSigningConfig config = SigstoreSigningConfig.from(stream(sigstore.signingConfig(services)));

        assertThat(config.getCas()).hasSize(1);
        assertThat(config.getTLogs().get(0).getApiVersion()).isEqualTo(services == SigningServices.REKOR_2 ? 2 : 1);
        assertThat(config.getTsas()).hasSize(services == SigningServices.REKOR_1 ? 0 : 1);
    }

    private String tilesEntry() {
        ServiceKey key = ServiceKey.p256();
        ByteString payload = ByteString.encodeUtf8("what is signed");
        return new SigstoreClient(sigstore)
                .post("/api/v2/log/entries", SigstoreClient.tilesRequest(payload, key))
                .body()
                .utf8();
    }

    private ThrowingCallable certificate(Signed signed) throws Exception {
        FulcioVerifier verifier = FulcioVerifier.newFulcioVerifier(root);
        // the root's certificates come from the trusted root
        CertPath path = Certificates.toCertPath(List.<Certificate>of(signed.certificate()));
        return () -> verifier.verifySigningCertificate(path);
    }

    private ThrowingCallable log(Signed signed) throws Exception {
        RekorEntry entry = RekorResponse.newRekorResponse(
                        URI.create(sigstore.url()), signed.logged().toString())
                .getEntry();
        return () -> RekorVerifier.newRekorVerifier(root).verifyEntry(entry);
    }

    private ThrowingCallable timestamp(Signed signed) throws Exception {
        TimestampVerifier verifier = TimestampVerifier.newTimestampVerifier(root);
        byte[] encoded = signed.timestamp().body().toByteArray();
        return () -> verifier.verify(() -> encoded, signed.signature().toByteArray());
    }

    private SigstoreTrustedRoot trustedRoot() {
        try {
            return SigstoreTrustedRoot.from(stream(sigstore.trustedRoot()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(ByteString.encodeUtf8(text).toByteArray());
    }
}
