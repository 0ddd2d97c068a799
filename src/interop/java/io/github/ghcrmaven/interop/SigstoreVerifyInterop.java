// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.make.IdentityTokens;
import io.github.ghcrmaven.sign.make.SignatureMaker;
import io.github.ghcrmaven.sign.make.SigningKey;
import io.github.ghcrmaven.sign.make.SigningServices;
import io.github.ghcrmaven.sign.make.Sigstore;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import io.github.ghcrmaven.testing.sigstore.CosignForms;
import io.github.ghcrmaven.testing.sigstore.Flaw;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.TrustFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okio.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin's bundles, and flawed ones, before a verifier that shares no code with cosign or with ours. */
@ExtendWith(Prerequisites.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigstoreVerifyInterop {

    private static final Digest MANIFEST = Digest.of("a manifest".getBytes(StandardCharsets.UTF_8));
    private static final String SUBJECT =
            "https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main";

    private final InProcessSigstore sigstore = InProcessSigstore.start();
    private final OkHttpClient http = HttpClients.create(target -> Optional.empty(), "interop");
    private final Retries retries = Retries.standard(note -> {});

    private Path folder;
    private TrustFiles trust;
    private SigstoreVerify verifier;

    @BeforeAll
    void start() throws IOException {
        folder = Suite.emptyFolder(getClass().getSimpleName());
        trust = sigstore.writeTo(folder.resolve("trust"));
        verifier = new SigstoreVerify(folder.resolve("bundles"), trust);
    }

    @AfterAll
    void stop() {
        sigstore.close();
    }

    @AfterEach
    void mend() {
        sigstore.sound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"signing_config.v1.json", "signing_config.v1tsa.json"})
    void whatTheBuildSignsKeylessIsAccepted(String config) throws IOException {
        assertThat(verify(keyless(config).bundle(MANIFEST).json())).contains(MANIFEST.hex());
    }

    @Test
    void whatTheBuildSignsWithAKeyIsAccepted() throws IOException {
        Cosign cosign = new Cosign(Tool.COSIGN3, folder.resolve("cosign3"), sigstore, trust);
        Path keys = cosign.makeKeys();
        SigningKey key = SigningKey.parse(
                Files.readString(keys.resolve("cosign.key")), new Secret("interop-password"), "cosign.key");
        ByteString bundle = SignatureMaker.withKey(key, services("signing_config.v1tsa.json"))
                .bundle(MANIFEST)
                .json();

        assertThat(verifier.verifyWithKey(bundle, Files.readString(keys.resolve("cosign.pub"))))
                .contains(MANIFEST.hex());
        assertRefused(
                () -> verifier.verifyWithKey(bundle, CosignForms.keyed(sigstore).publicKey()), "signature");
    }

    @Test
    void anotherIdentityIsRefused() throws IOException {
        sigstore.runAs(Identity.workflow("acme/other"));
        ByteString bundle =
                keyless("signing_config.v1tsa.json").bundle(MANIFEST).json();
        sigstore.runAs(Identity.workflow("acme/charts"));

        assertRefused(() -> verify(bundle), "certificate identity error");
    }

    @Test
    void anotherStatementUnderTheSignatureIsRefused() throws IOException {
        JsonObject bundle = JsonParser.parseString(keyless("signing_config.v1tsa.json")
                        .bundle(MANIFEST)
                        .json()
                        .utf8())
                .getAsJsonObject();
        ByteString other = CosignForms.statement(Digest.of(new byte[] {2}), CosignForms.SIGNATURE);
        bundle.getAsJsonObject("dsseEnvelope").addProperty("payload", other.base64());

        assertRefused(() -> verify(ByteString.encodeUtf8(bundle.toString())), "TLOG_BODY_ERROR");
    }

    /** Else the next test would pass for bundles that nobody accepts. */
    @Test
    void soundBundlesOfTheTestsAreAccepted() throws IOException {
        assertThat(verify(flawed(false))).contains(MANIFEST.hex());
        assertThat(verify(flawed(true))).contains(MANIFEST.hex());
    }

    @ParameterizedTest
    @EnumSource
    void aFlawIsRefusedForWhatItIs(Flaw flaw) {
        sigstore.with(flaw);
        // without a timestamp a bundle of Rekor 1 still has the log's time; one of Rekor 2 has none
        ByteString bundle = flawed(flaw == Flaw.TIMESTAMP_ABSENT);

        assertRefused(() -> verify(bundle), refusal(flaw));
    }

    private static String refusal(Flaw flaw) {
        return switch (flaw) {
            case EXPIRED_CERTIFICATE, LATE_LOG_ENTRY, LATE_TIMESTAMP ->
                "certificate is not valid or expired at the specified date";
            case FOREIGN_AUTHORITY -> "no valid certificate path found";
            case WRONG_SUBJECT -> "certificate identity error";
            case SCT_MISSING -> "expected 1 SCTs, got 0";
            case SCT_OF_FOREIGN_LOG -> "SCT verification failed";
            case SET_OF_FOREIGN_KEY -> "inclusion promise could not be verified";
            case WRONG_INCLUSION_PROOF, CHECKPOINT_OF_OTHER_TREE ->
                "calculated root hash does not match inclusion proof";
            case CHECKPOINT_OF_FOREIGN_KEY -> "invalid checkpoint signature";
            case TIMESTAMP_ABSENT -> "expected 1 timestamps, got 0";
            case TIMESTAMP_OF_FOREIGN_AUTHORITY, TIMESTAMP_OF_OTHER_BYTES -> "timestamp could not be verified";
        };
    }

    private static void assertRefused(ThrowingVerification verification, String reason) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(verification::run)
                .withMessageContaining("refused: ")
                .withMessageContaining(reason);
    }

    /** What may be refused. */
    private interface ThrowingVerification {
        String run() throws IOException;
    }

    private String verify(ByteString bundle) throws IOException {
        return verifier.verify(bundle, SUBJECT, Identity.GITHUB_ACTIONS);
    }

    /** With whatever flaws the Sigstore has, which the plugin's own signer would not hand out. */
    private ByteString flawed(boolean tiles) {
        CosignForms signer = CosignForms.keyless(sigstore, Identity.workflow("acme/charts"));
        ByteString statement = CosignForms.statement(MANIFEST, CosignForms.SIGNATURE);
        return tiles ? signer.bundleOfTiles(statement) : signer.bundle(statement);
    }

    private SignatureMaker keyless(String config) throws IOException {
        Environment job = new Environment(Map.of(
                "ACTIONS_ID_TOKEN_REQUEST_URL",
                sigstore.actionsTokenUrl(),
                "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
                sigstore.actionsRequestToken()));
        return SignatureMaker.keyless(
                services(config), new IdentityTokens(job, http, retries, Clock.systemUTC()).find());
    }

    private Sigstore services(String config) throws IOException {
        Path file = trust.trustedRoot().resolveSibling(config);
        return new Sigstore(
                SigningServices.parse(ByteString.of(Files.readAllBytes(file)), "a test", Instant.now()),
                TrustedRoot.parse(ByteString.of(Files.readAllBytes(trust.trustedRoot())), "a test"),
                http,
                retries);
    }
}
