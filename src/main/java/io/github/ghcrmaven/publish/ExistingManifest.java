// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.concurrent.SideBySide;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.OpenUploads;
import io.github.ghcrmaven.registry.Openness;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.make.Attestation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Signs what is in a registry already, or says something of it. Nothing is written, and nothing becomes public, before it is
 * known who signs, that the manifest is there, and that its signatures can be stored. No tag of it moves.
 */
public final class ExistingManifest {

    private final Registry registry;
    private final Reference asked;
    private final boolean plainHttp;
    private final Signing signing;
    private final Visibility visibility;
    private final Narration narration;

    private record Cleared(ResolvedManifest manifest, OpenUploads uploads) {}

    /**
     * What is in a registry already.
     *
     * @param registry that of the manifest
     * @param asked the manifest, by a tag or its digest
     * @param plainHttp whether its registry is spoken to without TLS
     * @param visibility warns where who signs is less public than it becomes
     */
    public ExistingManifest(
            Registry registry,
            Reference asked,
            boolean plainHttp,
            Signing signing,
            Visibility visibility,
            Narration narration) {
        this.registry = registry;
        this.asked = asked;
        this.plainHttp = plainHttp;
        this.signing = signing;
        this.visibility = visibility;
        this.narration = narration;
    }

    /**
     * Signs it in the forms in which it is not signed by this signer yet.
     *
     * @return what others copy: the manifest by its digest, and the command that verifies it
     * @throws FaultException where there is no identity, no manifest or no permission, all of it at once; where a service or the
     *     registry refuses, or what is read back does not hold
     * @throws IOException where one cannot be reached or cannot serve
     */
    public List<String> sign() throws IOException {
        Cleared cleared = check(signing.blobs());
        ManifestSigning signatures = signing(cleared);
        Signed signed = signatures.sign(signatures.kept());
        narration.say("Signed", signed.describe());
        narration.say("Verified", signed.describeVerified());
        Reference manifest = cleared.manifest().reference();
        return List.of(manifest.toString(), signed.checks(manifest, plainHttp).cosign());
    }

    /**
     * Says something of it, unless this signer has said the same.
     *
     * @param predicateType a URI that says what the predicate means
     * @param predicate a JSON object, UTF-8; {@link Attestation#check} has taken it
     * @return what others copy: the manifest by its digest
     * @throws FaultException as {@link #sign()}
     * @throws IOException where a registry or service cannot be reached or cannot serve
     */
    public List<String> attest(String predicateType, byte[] predicate) throws IOException {
        Cleared cleared = check(ManifestAttestation.BLOBS);
        Reference manifest = cleared.manifest().reference();
        ManifestSigning signatures = signing(cleared);
        Attested attested =
                signatures.attestation().attest(Attestation.of(manifest, predicateType, predicate), signatures.kept());
        narration.say("Attested", attested.describe());
        narration.say("Verified", attested.describeVerified());
        return List.of(manifest.toString());
    }

    private ManifestSigning signing(Cleared cleared) {
        ResolvedManifest manifest = cleared.manifest();
        return new ManifestSigning(signing, manifest.reference(), manifest.descriptor(), cleared.uploads());
    }

    private Cleared check(int blobs) throws IOException {
        try (SideBySide sideBySide = new SideBySide()) {
            Future<String> signer = sideBySide.start(() -> signing.signatory().describe());
            Future<ResolvedManifest> manifest = sideBySide.start(() -> {
                ResolvedManifest resolved = ResolvedManifest.of(registry, asked);
                resolved.content();
                return resolved;
            });
            Future<OpenUploads> uploads = sideBySide.start(() -> open(blobs, sideBySide));
            Future<Openness> openness = sideBySide.start(() -> visibility.ask(asked));
            Future<Boolean> prepared = sideBySide.start(signing::prepare);
            SideBySide.awaitAll(List.of(signer, prepared, manifest, uploads, openness));
            narration.say("Signing", SideBySide.await(signer));
            visibility.warnOfLog(asked, "");
            return new Cleared(SideBySide.await(manifest), SideBySide.await(uploads));
        }
    }

    private OpenUploads open(int number, SideBySide sideBySide) throws IOException {
        Repository signatures = signing.repository(asked.repository());
        signing.registry().authorize(signatures);
        return OpenUploads.open(signing.registry(), signatures, number, sideBySide);
    }
}
