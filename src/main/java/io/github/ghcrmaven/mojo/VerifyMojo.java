// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.publish.Narration;
import io.github.ghcrmaven.registry.Actions;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.store.SignedManifest;
import io.github.ghcrmaven.sign.store.StoredSignatures;
import io.github.ghcrmaven.sign.verify.Policy;
import io.github.ghcrmaven.sign.verify.PolicyParameters;
import io.github.ghcrmaven.sign.verify.SignatureVerifier;
import io.github.ghcrmaven.sign.verify.WorkflowClaims;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a chart or image in a registry is signed by whom it should be, as {@code cosign verify} does, and fails where
 * it is not, with the reason for each signature. A tag is resolved once; the digest that is printed was computed from the
 * manifest's bytes, and is what has been verified.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify", requiresProject = false, threadSafe = true)
public final class VerifyMojo extends AbstractRegistryMojo {

    /**
     * What is verified: {@code host/path:tag} or {@code host/path@sha256:…}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.reference")
    @Nullable
    String reference;

    /**
     * Who must have signed: the name in the certificate, as a whole. For a workflow of GitHub that is {@code
     * https://github.com/<owner>/<repository>/.github/workflows/<file>@<ref>}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.verify.identity")
    @Nullable
    String verifyIdentity;

    /**
     * Or a regular expression of Go's that is found somewhere in the name, as cosign has it: {@code ^} and {@code $} tie it
     * to the whole.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.verify.identityRegexp")
    @Nullable
    String verifyIdentityRegexp;

    /**
     * Who must have vouched for the identity, as a whole: {@code https://token.actions.githubusercontent.com} for workflows of
     * GitHub.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.verify.issuer")
    @Nullable
    String verifyIssuer;

    /**
     * Or a regular expression of Go's that is found somewhere in it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.verify.issuerRegexp")
    @Nullable
    String verifyIssuerRegexp;

    /**
     * Instead of an identity, the public key that must have signed: a PEM file, or {@code env://NAME}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.verify.key")
    @Nullable
    String verifyKey;

    /**
     * The repository on GitHub that the workflow run must have belonged to, {@code owner/name}. With a reusable workflow that is
     * not the one of the identity.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.verify.workflowRepository")
    @Nullable
    String verifyWorkflowRepository;

    /**
     * The ref that the workflow must have run for, such as {@code refs/tags/v1.4.0}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.verify.workflowRef")
    @Nullable
    String verifyWorkflowRef;

    /**
     * The commit that the workflow must have run for.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.verify.workflowSha")
    @Nullable
    String verifyWorkflowSha;

    /**
     * The event that must have started the workflow, such as {@code push}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.verify.workflowTrigger")
    @Nullable
    String verifyWorkflowTrigger;

    /**
     * The {@code trusted_root.json} of the Sigstore that vouches for signatures. Not needed with {@code verifyKey} and without
     * log.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.trustedRoot")
    @Nullable
    File signTrustedRoot;

    /**
     * Whether a signature by {@code verifyKey} must be in a transparency log. Without, whoever gets hold of the key can sign
     * unseen.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.tlog", defaultValue = "true")
    boolean signTlog;

    /**
     * The repository that holds the signatures, {@code host/path}. By default that of the reference.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.repository")
    @Nullable
    String signRepository;

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.verify.skip", defaultValue = "false")
    boolean verifySkip;

    @Inject
    VerifyMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
    }

    @Override
    String skipProperty() {
        return "ghcr.verify.skip";
    }

    @Override
    boolean skipThisGoal() {
        return verifySkip;
    }

    @Override
    void run() throws IOException {
        Reference asked = References.manifest(reference);
        Repository signatures = References.repository(signRepository, asked.repository());
        VerificationFiles files = new VerificationFiles(Environments.of(session), basedir());
        Policy policy = policy(files);
        SignatureVerifier verifier = new SignatureVerifier(files.trustedRoot(signTrustedRoot, policy));
        if (session.isOffline()) {
            throw new FaultException(
                    "Maven is offline (-o), and what is verified is in a registry.", "run it without -o", "offline");
        }
        Narration narration = new Narration(getLog()::info);
        narration.say("Reference", asked.toString());
        Registry registry = open(asked.repository(), narration);
        Reference manifest = asked.repository().at(digest(registry, asked));
        Registry ofSignatures =
                signatures.registry().equals(asked.repository().registry()) ? registry : open(signatures, narration);
        SignedManifest signed = SignedManifest.verify(
                verifier,
                manifest,
                new StoredSignatures(ofSignatures, signatures).of(Digest.parse(manifest.name())),
                policy);
        signed.accepted().forEach(one -> narration.say("Verified", one.toString()));
        signed.refused().forEach(one -> narration.say("Passed over", one.place() + ": " + one.reason()));
        narration.copyable(List.of(manifest.toString()));
    }

    private Policy policy(VerificationFiles files) throws IOException {
        return new PolicyParameters(
                        verifyIdentity,
                        verifyIdentityRegexp,
                        verifyIssuer,
                        verifyIssuerRegexp,
                        files.key(verifyKey),
                        signTlog,
                        new WorkflowClaims(
                                Optional.ofNullable(verifyWorkflowTrigger),
                                Optional.ofNullable(verifyWorkflowSha),
                                Optional.ofNullable(verifyWorkflowRepository),
                                Optional.ofNullable(verifyWorkflowRef)))
                .policy();
    }

    private Registry open(Repository repository, Narration narration) {
        Connections connections = connections(repository.registry());
        CredentialChain.Answer credentials = connections.credentials(Environments.machine(session), repository);
        narration.say("Credentials", credentials.describe());
        return connections.open(credentials, Actions.PULL);
    }

    private static Digest digest(Registry registry, Reference asked) throws IOException {
        return registry.read(asked)
                .map(Digest::of)
                .orElseThrow(() -> new FaultException(
                        "There is no " + asked + ", or these credentials may not see it.",
                        "correct the reference, or see which credential was used",
                        "reference-missing"));
    }

    /** What paths are relative to where there is no project: the folder in which Maven was started. */
    private File basedir() {
        return project.getBasedir() == null ? new File(session.getExecutionRootDirectory()) : project.getBasedir();
    }
}
