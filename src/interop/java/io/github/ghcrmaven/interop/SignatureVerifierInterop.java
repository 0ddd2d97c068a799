// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.Policy;
import io.github.ghcrmaven.sign.verify.SignatureVerifier;
import io.github.ghcrmaven.sign.verify.Signer;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import io.github.ghcrmaven.sign.verify.TextMatch;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import io.github.ghcrmaven.sign.verify.VerificationKey;
import io.github.ghcrmaven.sign.verify.VerifiedSignature;
import io.github.ghcrmaven.sign.verify.WorkflowClaims;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.TrustFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okio.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each of the real cosigns signs, our verifier takes: in the form that is this cosign's own, keyless and by key. */
@ExtendWith(Prerequisites.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureVerifierInterop {

    private static final Identity SIGNER = Identity.workflow("acme/charts");
    private static final String SUBJECT =
            "https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main";

    // cosign takes a token that is not signed with RSA for the name of a file
    private final InProcessSigstore sigstore =
            InProcessSigstore.builder().rsaTokens().start();

    private Registry registry;
    private Crane crane;
    private Path docker;
    private Path layer;
    private TrustFiles trust;
    private Cosign cosign2;
    private Cosign cosign3;
    private SignatureVerifier verifier;
    private int artifacts;

    @BeforeAll
    void start() throws IOException {
        Path folder = Suite.emptyFolder(getClass().getSimpleName());
        layer = Files.write(folder.resolve("layer.tar"), new byte[1024]);
        trust = sigstore.writeTo(folder.resolve("trust"));
        registry = Registry.withHtpasswd(Files.createDirectory(folder.resolve("registry")));
        docker = registry.writeDockerConfig(Files.createDirectory(folder.resolve("docker")));
        crane = new Crane(docker);
        cosign2 = new Cosign(Tool.COSIGN2, folder.resolve("cosign2"), sigstore, trust);
        cosign3 = new Cosign(Tool.COSIGN3, folder.resolve("cosign3"), sigstore, trust);
        verifier = new SignatureVerifier(TrustedRoot.parse(
                ByteString.of(Files.readAllBytes(trust.trustedRoot())),
                trust.trustedRoot().toString()));
    }

    @AfterAll
    void stop() {
        registry.close();
        sigstore.close();
    }

    @Test
    void signatureTagOfTheSecond() throws IOException {
        String artifact = push();
        cosign2.sign(docker, artifact, sigstore.token(SIGNER));

        assertThat(verified(artifact, legacy(artifact), byIdentity(SUBJECT)))
                .singleElement()
                .satisfies(signature -> {
                    assertThat(signature.signer()).isInstanceOf(Signer.Identity.class);
                    assertThat(signature.integratedTime()).isNotEmpty();
                });
    }

    @Test
    void bundleOfTheThird() throws IOException {
        String artifact = push();
        cosign3.sign(docker, artifact, sigstore.token(SIGNER));

        assertThat(verified(artifact, bundles(artifact), byIdentity(SUBJECT)))
                .singleElement()
                .satisfies(signature -> assertThat(signature.timestamps()).hasSize(1));
    }

    @Test
    void bundleOfTheThirdInTheSecondGenerationOfTheLog() throws IOException {
        String artifact = push();
        cosign3.sign(docker, artifact, sigstore.token(SIGNER), trust.rekor2());

        assertThat(verified(artifact, bundles(artifact), byIdentity(SUBJECT)))
                .singleElement()
                .satisfies(signature -> assertThat(signature.integratedTime()).isEmpty());
    }

    @Test
    void bothByAKey() throws IOException {
        String artifact = push();
        Path keys = cosign2.makeKeys();
        cosign2.signWithKey(docker, artifact, keys);
        cosign3.signWithKey(docker, artifact, keys);
        Policy byKey = new Policy.OfKey(VerificationKey.parse(Files.readString(keys.resolve("cosign.pub"))), true);
        List<StoredSignature> stored = new ArrayList<>(legacy(artifact));
        stored.addAll(bundles(artifact));

        assertThat(verified(artifact, stored, byKey)).hasSize(2);
    }

    @Test
    void signatureByAnotherWorkflowIsRefused() throws IOException {
        String artifact = push();
        cosign2.sign(docker, artifact, sigstore.token(SIGNER));
        List<StoredSignature> stored = legacy(artifact);
        Policy other = byIdentity(SUBJECT.replace("acme/charts", "acme/other"));

        assertThatThrownBy(() -> verified(artifact, stored, other))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it is signed by '" + SUBJECT + "'");
    }

    /** All of them, each of which has to hold. */
    private List<VerifiedSignature> verified(String artifact, List<StoredSignature> stored, Policy policy) {
        return stored.stream()
                .map(one -> verifier.signature(digest(artifact), one, policy))
                .toList();
    }

    private static Policy byIdentity(String subject) {
        return new Policy.OfIdentity(
                TextMatch.exactly(subject), TextMatch.exactly(Identity.GITHUB_ACTIONS), WorkflowClaims.NONE);
    }

    private String push() throws IOException {
        return crane.append(layer, registry.host() + "/acme/artifact-" + ++artifacts + ":1");
    }

    private static Digest digest(String artifact) {
        return Digest.parse(artifact.replaceFirst(".*@", ""));
    }

    /** The layers of the signature tag. */
    private List<StoredSignature> legacy(String artifact) throws IOException {
        List<StoredSignature> stored = new ArrayList<>();
        for (JsonElement one : json(crane.manifest(tag(artifact) + ".sig")).getAsJsonArray("layers")) {
            Map<String, String> annotations = new TreeMap<>();
            one.getAsJsonObject()
                    .getAsJsonObject("annotations")
                    .asMap()
                    .forEach((name, value) -> annotations.put(name, value.getAsString()));
            stored.add(new StoredSignature.LegacyLayer(blob(artifact, one.getAsJsonObject()), annotations));
        }
        return stored;
    }

    /** What the index at the fallback tag lists. */
    private List<StoredSignature> bundles(String artifact) throws IOException {
        List<StoredSignature> stored = new ArrayList<>();
        for (JsonElement one : json(crane.manifest(tag(artifact))).getAsJsonArray("manifests")) {
            String digest = one.getAsJsonObject().get("digest").getAsString();
            JsonObject manifest = json(crane.manifest(repository(artifact) + "@" + digest));
            stored.add(new StoredSignature.BundleBlob(
                    blob(artifact, manifest.getAsJsonArray("layers").get(0).getAsJsonObject())));
        }
        return stored;
    }

    private ByteString blob(String artifact, JsonObject descriptor) throws IOException {
        return ByteString.of(
                crane.blob(repository(artifact) + "@" + descriptor.get("digest").getAsString()));
    }

    private static String tag(String artifact) {
        return repository(artifact) + ":sha256-" + digest(artifact).hex();
    }

    private static String repository(String artifact) {
        return artifact.replaceFirst("@.*", "");
    }

    private static JsonObject json(byte[] bytes) {
        return JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
    }
}
