// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.publish.Verification;
import io.github.ghcrmaven.sign.trust.SigstoreTrust;
import io.github.ghcrmaven.sign.trust.TrustParameters;
import io.github.ghcrmaven.sign.verify.Policy;
import io.github.ghcrmaven.sign.verify.PolicyParameters;
import io.github.ghcrmaven.sign.verify.SignatureVerifier;
import io.github.ghcrmaven.sign.verify.TrustedRootFile;
import io.github.ghcrmaven.sign.verify.WorkflowClaims;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals share that judge signatures: whose are taken, whom to trust for that, and where they are kept. */
abstract class AbstractTrustMojo extends AbstractRegistryMojo {

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
     * The {@code trusted_root.json} of the Sigstore that vouches for signatures. By default that of the public Sigstore, from its
     * repository of The Update Framework.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.trustedRoot")
    @Nullable
    File signTrustedRoot;

    /**
     * The public Sigstore's staging instance, for trying things out: what is signed there is worth nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.staging", defaultValue = "false")
    boolean signStaging;

    /**
     * The address of another repository of The Update Framework, with the trusted root of a Sigstore and its signing
     * configuration: that of a private Sigstore, or a mirror of the public one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.tufMirror")
    @Nullable
    URI signTufMirror;

    /**
     * The {@code root.json} by which {@code signTufMirror} is trusted, from its operator.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.tufRoot")
    @Nullable
    File signTufRoot;

    /**
     * Whether a signature by a key is, or must be, in the transparency log. Without, whoever gets hold of the key can sign
     * unseen; with, the repository's name becomes public.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.tlog", defaultValue = "true")
    boolean signTlog;

    /**
     * The repository that holds the signatures, {@code host/path}. By default they are beside what they are of.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.repository")
    @Nullable
    String signRepository;

    AbstractTrustMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
    }

    /** Whose signatures are taken. */
    final PolicyParameters policyParameters() throws IOException {
        return new PolicyParameters(
                verifyIdentity,
                verifyIdentityRegexp,
                verifyIssuer,
                verifyIssuerRegexp,
                keys("verifyKey", "verification-key").find(verifyKey),
                signTlog,
                new WorkflowClaims(
                        Optional.ofNullable(verifyWorkflowTrigger),
                        Optional.ofNullable(verifyWorkflowSha),
                        Optional.ofNullable(verifyWorkflowRepository),
                        Optional.ofNullable(verifyWorkflowRef)));
    }

    /** Whom to trust, once for the build. */
    final SigstoreTrust trust(@Nullable File signingConfig) {
        TrustParameters parameters = new TrustParameters(
                path(signTrustedRoot),
                path(signingConfig),
                signStaging,
                Optional.ofNullable(signTufMirror),
                path(signTufRoot));
        return memory().trust(
                        parameters,
                        transport().forOtherServers(),
                        retries(),
                        UserCache.of(Environments.machine(session)).resolve("tuf"),
                        session.isOffline());
    }

    /** What judges signatures: those that a key alone stands for need nobody else's word. */
    private SignatureVerifier verifier(Policy policy) throws IOException {
        return new SignatureVerifier(
                policy instanceof Policy.OfKey key && !key.logged()
                        ? TrustedRootFile.nobody()
                        : trust(null).trustedRoot());
    }

    /** Who must have signed, and what judges it. */
    final Verification verification() throws IOException {
        Policy policy = policyParameters().policy();
        return new Verification(verifier(policy), policy, path(signTrustedRoot));
    }

    /** Where the signatures are, if not beside what they are of. */
    final Optional<Repository> signatureRepository() {
        return References.repository(signRepository);
    }

    final KeyFiles keys(String parameter, String anchor) {
        return new KeyFiles(Environments.of(session), basedir(), parameter, anchor);
    }
}
