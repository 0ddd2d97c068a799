// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.chart.ChartChanges;
import io.github.ghcrmaven.chart.ChartPackager;
import io.github.ghcrmaven.chart.EntryTime;
import io.github.ghcrmaven.chart.ProvenanceFile;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.secrets.SecretScan;
import io.github.ghcrmaven.testing.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProvenanceSignerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final EntryTime TIME = time("2026-11-21T00:00:00Z");

    @TempDir
    private Path temp;

    private Path web = Path.of(".");

    static Stream<OpenPGPKey> keysWhoseSignaturesRepeat() {
        return Stream.of(SigningKeys.rsa(), SigningKeys.ed25519(), SigningKeys.certifying(true));
    }

    @BeforeEach
    void chart() throws IOException {
        web = Files.createDirectories(temp.resolve("web"));
        Files.writeString(web.resolve("Chart.yaml"), """
                # a comment
                name: web
                version: 0.0.0
                apiVersion: v2
                keywords: [a, "true"]
                """);
    }

    @Test
    void theTextIsTheMetadataAndTheArchivesDigestAsHelmWritesThem() throws IOException {
        ChartArchive archive = pack(signer(SigningKeys.ed25519(), TIME), "out");

        assertThat(read(archive).text()).isEqualTo("""
                apiVersion: v2
                appVersion: "2.0"
                keywords:
                - a
                - "true"
                name: web
                version: 1.4.0

                ...
                files:
                  web-1.4.0.tgz: sha256:%s
                """.formatted(
                        Digest.of(Files.readAllBytes(archive.file())).hex()));
    }

    /** Helm reads the metadata of the archive, where such a chart's Chart.yaml has no dependencies. */
    @Test
    void theDependenciesOfRequirementsYamlAreInTheText() throws IOException {
        Files.writeString(web.resolve("Chart.yaml"), "apiVersion: v1\nname: web\nversion: 0.0.0\n");
        Files.writeString(web.resolve("requirements.yaml"), "dependencies:\n- name: db\n  version: 1.x\n");
        Path db = Files.createDirectories(web.resolve("charts/db"));
        Files.writeString(db.resolve("Chart.yaml"), "apiVersion: v1\nname: db\nversion: 1.0.0\n");

        assertThat(read(pack(signer(SigningKeys.ed25519(), TIME), "out")).text())
                .startsWith("""
                apiVersion: v1
                appVersion: "2.0"
                dependencies:
                - name: db
                  repository: ""
                  version: 1.x
                name: web
                """);
    }

    @Test
    void theSignatureIsOverATextWithSha512AndNamesItsKey() throws IOException {
        OpenPGPKey key = SigningKeys.rsa();

        PGPSignature signature = signature(pack(signer(key, TIME), "out"));

        assertThat(signature.getSignatureType()).isEqualTo(PGPSignature.CANONICAL_TEXT_DOCUMENT);
        assertThat(signature.getHashAlgorithm()).isEqualTo(HashAlgorithmTags.SHA512);
        assertThat(signature.getVersion()).isEqualTo(4);
        assertThat(signature.getKeyID())
                .isEqualTo(key.getPrimaryKey().getPGPPublicKey().getKeyID());
        assertThat(signature.getHashedSubPackets().getIssuerFingerprint().getFingerprint())
                .isEqualTo(key.getFingerprint());
    }

    @ParameterizedTest
    @MethodSource("keysWhoseSignaturesRepeat")
    void packagingAgainGivesTheSameFile(OpenPGPKey key) throws IOException {
        assertThat(signer(key, TIME).isRepeatable()).isTrue();
        assertThat(content(pack(signer(key, TIME), "again"))).isEqualTo(content(pack(signer(key, TIME), "once")));
    }

    @Test
    void anEcdsaKeySaysThatItsSignaturesDoNotRepeat() throws IOException {
        OpenPGPKey key = SigningKeys.ecdsa();

        assertThat(signer(key, TIME).isRepeatable()).isFalse();
        assertThat(content(pack(signer(key, TIME), "again"))).isNotEqualTo(content(pack(signer(key, TIME), "once")));
    }

    @Test
    void theTimeIsThatOfTheArchivesEntries() throws IOException {
        assertThat(signedAt(TIME)).isEqualTo(TIME.instant());
    }

    @Test
    void theTimeIsNeverBeforeTheKeyWasMade() throws IOException {
        assertThat(signedAt(time("2023-12-31T23:59:59Z"))).isEqualTo(SigningKeys.CREATED);
    }

    @Test
    void whereNobodyGaveATimeItIsThatOfTheKey() throws IOException {
        assertThat(signedAt(EntryTime.CONSTANT)).isEqualTo(SigningKeys.CREATED);
    }

    @Test
    void whoSignsIsSaidWithThePrimaryKeysFingerprint() {
        OpenPGPKey key = SigningKeys.certifying(true);
        String fingerprint = key.getPrettyFingerprint().replace(" ", "");

        assertThat(signer(key, TIME).describe())
                .isEqualTo(
                        SigningKeys.USER + " (" + fingerprint.substring(0, 8) + "…" + fingerprint.substring(32) + ")");
    }

    @Test
    void whatWasSignedIsVerified() throws IOException {
        ProvenanceSigner signer = signer(SigningKeys.ed25519(), TIME);
        ChartArchive archive = pack(signer, "out");

        assertThatNoException().isThrownBy(() -> verify(signer, archive));
    }

    @Test
    void aTextThatWasTamperedWithIsNoticed() throws IOException {
        ProvenanceSigner signer = signer(SigningKeys.ed25519(), TIME);
        ChartArchive archive = pack(signer, "out");
        Path provenance = provenance(archive).file();
        Files.writeString(provenance, Files.readString(provenance).replace("version: 1.4.0", "version: 1.4.1"));

        assertThatIOException().isThrownBy(() -> verify(signer, archive)).withMessageContaining("web-1.4.0.tgz");
    }

    @Test
    void anArchiveThatIsAnotherIsNoticed() throws IOException {
        ProvenanceSigner signer = signer(SigningKeys.ed25519(), TIME);
        ChartArchive archive = pack(signer, "out");
        Files.writeString(archive.file(), "another");

        assertThatIOException().isThrownBy(() -> verify(signer, archive));
    }

    @Test
    void anArchiveOfAnotherNameIsNoticed() throws IOException {
        ProvenanceSigner signer = signer(SigningKeys.ed25519(), TIME);
        ChartArchive archive = pack(signer, "out");

        assertThatIOException()
                .isThrownBy(() -> signer.verify(
                        "api-1.4.0.tgz", archive.file(), provenance(archive).file()));
    }

    @Test
    void theSignatureOfAnotherKeyIsNoticed() throws IOException {
        ChartArchive archive = pack(signer(SigningKeys.ed25519(), TIME), "out");
        ProvenanceSigner other = signer(SigningKeys.ed25519(), TIME);

        assertThatIOException().isThrownBy(() -> verify(other, archive));
    }

    private Instant signedAt(EntryTime time) throws IOException {
        PGPSignature signature = signature(pack(signer(SigningKeys.ed25519(), time), "out"));
        return signature.getCreationTime().toInstant();
    }

    private static PGPSignature signature(ChartArchive archive) throws IOException {
        Object read = new BcPGPObjectFactory(read(archive).signature()).nextObject();
        return ((PGPSignatureList) read).get(0);
    }

    private static ProvenanceSigner signer(OpenPGPKey key, EntryTime time) {
        return ProvenanceSigner.of(SigningKeys.armoured(key), "The key", Optional.empty(), time, NOW);
    }

    private ChartArchive pack(ProvenanceSigner signer, String folder) throws IOException {
        return new ChartPackager(ChartChanges.versions("1.4.0", "2.0"), TIME, temp.resolve(folder))
                .pack(List.of(web), SecretScan.off(), Optional.of(signer))
                .get(0);
    }

    private static void verify(ProvenanceSigner signer, ChartArchive archive) throws IOException {
        signer.verify(
                archive.file().getFileName().toString(),
                archive.file(),
                provenance(archive).file());
    }

    private static ProvenanceFile provenance(ChartArchive archive) {
        return archive.provenance().orElseThrow();
    }

    private static String content(ChartArchive archive) throws IOException {
        return Files.readString(provenance(archive).file(), UTF_8);
    }

    private static ClearSigned read(ChartArchive archive) throws IOException {
        return ClearSigned.parse(content(archive).getBytes(UTF_8)).orElseThrow();
    }

    private static EntryTime time(String text) {
        return EntryTime.of(text, Optional.empty());
    }
}
