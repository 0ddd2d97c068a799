// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.crash;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.sign.store.FoundSignature;
import io.github.ghcrmaven.sign.store.SignedManifest;
import io.github.ghcrmaven.sign.verify.Policy;
import io.github.ghcrmaven.sign.verify.SignatureVerifier;
import io.github.ghcrmaven.sign.verify.StoredSignature;
import io.github.ghcrmaven.sign.verify.TextMatch;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import io.github.ghcrmaven.sign.verify.WorkflowClaims;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import okio.ByteString;

/**
 * Looks at a repository each time that something in it has changed, and remembers each version tag that it has seen on a
 * manifest without a signature that holds. It reads what is there by itself, not with the plugin's own reader.
 */
final class SignatureWatch {

    private static final String BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";

    private static final Policy RELEASE = new Policy.OfIdentity(
            TextMatch.exactly("https://github.com/acme/charts/.github/workflows/release.yml@refs/heads/main"),
            TextMatch.exactly(Identity.GITHUB_ACTIONS),
            WorkflowClaims.NONE);

    private final InProcessGhcr ghcr;
    private final SignatureVerifier verifier;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    /** Looks from now on. */
    SignatureWatch(InProcessGhcr ghcr, InProcessSigstore sigstore) {
        this.ghcr = ghcr.watch(this::look);
        verifier = new SignatureVerifier(
                TrustedRoot.parse(ByteString.encodeUtf8(sigstore.trustedRoot()), "trusted_root.json"));
    }

    /** What was ever wrong. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    /** The forms of all signatures that a manifest has, each of which has to hold. */
    List<String> forms(String manifest) {
        Digest digest = Digest.parse(manifest);
        List<StoredSignature> stored = stored(ChildBuild.REPOSITORY, digest);
        for (StoredSignature one : stored) {
            verifier.signature(digest, one, RELEASE);
        }
        return stored.stream()
                .map(one -> one instanceof StoredSignature.LegacyLayer ? "legacy signature" : "bundle")
                .toList();
    }

    private void look(String repository) {
        for (String tag : ghcr.tags(repository)) {
            if (!tag.startsWith("sha256-")) {
                Digest digest = Digest.parse(Objects.requireNonNull(ghcr.digest(repository, tag)));
                try {
                    SignedManifest.verify(
                            verifier,
                            new Repository("localhost", repository).at(digest),
                            stored(repository, digest).stream()
                                    .<FoundSignature>map(one -> new FoundSignature.Legible("there", one))
                                    .toList(),
                            RELEASE);
                } catch (FaultException e) {
                    seen.add(tag + ": " + e.getMessage());
                }
            }
        }
    }

    private List<StoredSignature> stored(String repository, Digest subject) {
        String tag = "sha256-" + subject.hex();
        List<StoredSignature> stored = new ArrayList<>();
        for (JsonObject layer : members(repository, tag + ".sig", "layers")) {
            Map<String, String> annotations = new TreeMap<>();
            layer.getAsJsonObject("annotations")
                    .asMap()
                    .forEach((name, value) -> annotations.put(name, value.getAsString()));
            stored.add(new StoredSignature.LegacyLayer(blob(repository, layer), annotations));
        }
        for (JsonObject referrer : members(repository, tag, "manifests")) {
            if (referrer.get("artifactType").getAsString().equals(BUNDLE)) {
                for (JsonObject layer :
                        members(repository, referrer.get("digest").getAsString(), "layers")) {
                    stored.add(new StoredSignature.BundleBlob(blob(repository, layer)));
                }
            }
        }
        return stored;
    }

    /** The objects in an array of a manifest; none where it is not there. */
    private List<JsonObject> members(String repository, String reference, String array) {
        byte[] manifest = ghcr.manifest(repository, reference);
        return manifest == null
                ? List.of()
                : JsonParser.parseString(new String(manifest, StandardCharsets.UTF_8))
                        .getAsJsonObject()
                        .getAsJsonArray(array)
                        .asList()
                        .stream()
                        .map(JsonElement::getAsJsonObject)
                        .toList();
    }

    private ByteString blob(String repository, JsonObject descriptor) {
        return ByteString.of(Objects.requireNonNull(
                ghcr.blob(repository, descriptor.get("digest").getAsString())));
    }
}
