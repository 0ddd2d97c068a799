// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.make.Attestation;
import io.github.ghcrmaven.sign.text.Limits;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Says something of a chart or image that is in a registry already, as {@code cosign attest} does: how it was built, what is in
 * it, what a scan has found. The statement is signed, attached as a Sigstore bundle, read back and verified. What others have
 * said stays; where the same signer has said the same, nothing is added.
 *
 * @since 0.1.0
 */
@Mojo(name = "attest", requiresProject = false, threadSafe = true)
public final class AttestMojo extends AbstractReferenceMojo {

    /**
     * The URI that says what the predicate means, such as {@code https://spdx.dev/Document}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.attest.predicateType")
    @Nullable
    String attestPredicateType;

    /**
     * The file with what is said: one JSON object, the predicate alone and not the statement around it. It is signed as it stands,
     * to the byte.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.attest.predicate")
    @Nullable
    File attestPredicate;

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.attest.skip", defaultValue = "false")
    boolean attestSkip;

    @Inject
    AttestMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
    }

    @Override
    String skipProperty() {
        return "ghcr.attest.skip";
    }

    @Override
    boolean skipThisGoal() {
        return attestSkip;
    }

    @Override
    void run() throws IOException {
        if (attestPredicateType == null || attestPredicate == null) {
            throw fault(
                    "Nothing says what to attest: "
                            + (attestPredicate == null ? "attestPredicate" : "attestPredicateType") + " is missing.",
                    "name both: -Dghcr.attest.predicateType=https://spdx.dev/Document -Dghcr.attest.predicate=sbom.spdx.json");
        }
        String type = attestPredicateType;
        byte[] predicate = bytes(attestPredicate);
        Attestation.check(type, predicate);
        act("attest", manifest -> manifest.attest(type, predicate));
    }

    private static byte[] bytes(File file) throws IOException {
        try (InputStream in = Files.newInputStream(file.toPath())) {
            return in.readNBytes(Limits.PREDICATE + 1); // one more than is taken, which is then refused
        } catch (NoSuchFileException e) {
            throw fault("There is no file " + file + " (attestPredicate).", "correct the path");
        }
    }

    private static FaultException fault(String what, String fix) {
        return new FaultException(what, fix, "attestation");
    }
}
