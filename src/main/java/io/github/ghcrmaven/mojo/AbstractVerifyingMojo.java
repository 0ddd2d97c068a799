// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.layout.LayoutRegistry;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.publish.Narration;
import io.github.ghcrmaven.publish.ResolvedManifest;
import io.github.ghcrmaven.publish.Verification;
import io.github.ghcrmaven.registry.Actions;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.store.SignedManifest;
import java.io.File;
import java.io.IOException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals share that begin by verifying: nothing that fails it comes any further. */
abstract class AbstractVerifyingMojo extends AbstractTrustMojo {

    /**
     * What is verified: {@code host/path:tag} or {@code host/path@sha256:…}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.reference")
    @Nullable
    String reference;

    /**
     * A folder that holds what {@code reference} names, instead of the registry: one that {@code ghcr:push} has made with {@code
     * layout}, or an image layout. Nothing is asked of the registry.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.layout")
    @Nullable
    File layout;

    AbstractVerifyingMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
    }

    /**
     * What has been verified.
     *
     * @param registry that of the manifest
     * @param manifest read once; from here on it goes by its digest
     */
    record Verified(Registry registry, ResolvedManifest manifest) {}

    /**
     * Verifies what {@code reference} names, and says by whom it is signed.
     *
     * @param verb what the goal does, in messages
     * @throws FaultException where nothing says whose signature is taken, or no signature is theirs
     */
    final Verified verified(String verb, Narration narration) throws IOException {
        Reference asked = References.manifest(reference, verb);
        Repository signatures = signatureRepository().orElse(asked.repository());
        Verification verification = verification();
        if (layout != null && signatureRepository().isPresent()) {
            throw new FaultException(
                    "signRepository is given, and an image layout too: signatures are carried beside the chart.",
                    "leave signRepository out",
                    "layout");
        }
        if (layout == null && session.isOffline()) {
            throw new FaultException(
                    "Maven is offline (-o), and what is verified is in a registry.", "run it without -o", "offline");
        }
        narration.say(
                "Reference",
                layout == null ? asked.toString() : asked + " in " + shown(layout.toPath()) + " (image layout)");
        Registry registry = open(asked.repository(), narration);
        ResolvedManifest resolved = ResolvedManifest.of(registry, asked);
        Registry ofSignatures =
                signatures.registry().equals(asked.repository().registry()) ? registry : open(signatures, narration);
        SignedManifest signed = verification.verify(ofSignatures, signatures, resolved.reference());
        signed.accepted().forEach(one -> narration.say("Verified", one.toString()));
        signed.refused().forEach(one -> narration.say("Passed over", one.place() + ": " + one.reason()));
        return new Verified(registry, resolved);
    }

    private Registry open(Repository repository, Narration narration) throws IOException {
        if (layout != null) {
            return LayoutRegistry.in(layout.toPath());
        }
        Connections connections = connections(repository.registry());
        CredentialChain.Answer credentials = connections.credentials(Environments.machine(session), repository);
        narration.say("Credentials", credentials.describe());
        return connections.open(credentials, Actions.PULL);
    }
}
