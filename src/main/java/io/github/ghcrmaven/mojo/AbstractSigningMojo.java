// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.fault.Choice;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.publish.Signing;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.store.SignatureForm;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals share that sign: who signs, and in which forms. */
abstract class AbstractSigningMojo extends AbstractTrustMojo {

    /**
     * How it is signed: {@code keyless} (in the name of an identity, such as that of a workflow), {@code key}, or {@code none},
     * which is the only way to publish unsigned.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign", defaultValue = "keyless")
    String sign;

    /**
     * The key that signs where {@code sign} is {@code key}: the path of a {@code cosign.key} or of a key in PEM of PKCS #8, or
     * {@code env://NAME} for an environment variable that holds it. The password of a {@code cosign.key} is taken from the
     * environment variable {@code COSIGN_PASSWORD}, else from the {@code <server>} with id {@code ghcr.sign} in settings.xml,
     * else it is asked for.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.key")
    @Nullable
    String signKey;

    /**
     * The forms in which signatures are stored: {@code legacy} (the tag {@code sha256-….sig}, which all versions of cosign
     * read) and {@code bundle} (a referrer, which new ones prefer).
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.formats", defaultValue = "legacy,bundle")
    List<String> signFormats = List.of();

    /**
     * The generation of the transparency log: {@code 1}, or {@code 2}, which takes bundles alone, and which older verifiers do
     * not know.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.rekorVersion", defaultValue = "1")
    int signRekorVersion;

    /**
     * The {@code signing_config.json} that names the services of a Sigstore. By default that of the Sigstore whose trusted root
     * is used.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.signingConfig")
    @Nullable
    File signSigningConfig;

    /**
     * Lets a person at this machine sign in with the browser, where neither {@code SIGSTORE_ID_TOKEN} nor GitHub Actions gives
     * an identity. Their e-mail address becomes public.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.interactive", defaultValue = "false")
    boolean signInteractive;

    /**
     * Says that you know: who signs is logged for everybody to read, though the package is not public. Without, a push warns of
     * it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.sign.acknowledgePublicLog", defaultValue = "false")
    boolean signAcknowledgePublicLog;

    AbstractSigningMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
    }

    /**
     * How it is signed.
     *
     * @param beside the registry of what is signed, and its host
     * @return empty where nothing is to be signed
     */
    final Optional<Signing> signing(Registry beside, String host) throws IOException {
        SigningParameters parameters = signingParameters();
        if (parameters.isNone()) {
            return Optional.empty();
        }
        Optional<Repository> elsewhere = signatureRepository();
        if (elsewhere.isPresent() && !parameters.forms().contains(SignatureForm.LEGACY)) {
            // as cosign 3.1.3 does: COSIGN_REPOSITORY moves the tag of the signatures, not the list of bundles
            getLog().warn("cosign looks for bundles beside the chart alone: it will find no signature in "
                    + elsewhere.get() + ". Let signFormats hold 'legacy', too, or leave signRepository out.");
        }
        Registry registry =
                elsewhere.filter(there -> !there.registry().equals(host)).isPresent()
                        ? openForPush(elsewhere.get())
                        : beside;
        return Optional.of(signers()
                .signing(parameters, trust(signSigningConfig), keys("signKey", "signing-key"), registry, elsewhere));
    }

    /**
     * Who would sign, on one line. Nobody is asked to sign in, and no service is asked to sign anything.
     *
     * @return empty where nothing is to be signed
     */
    final Optional<String> signer() throws IOException {
        SigningParameters parameters = signingParameters();
        return parameters.isNone()
                ? Optional.empty()
                : Optional.of(signers().describe(parameters, trust(signSigningConfig), keys("signKey", "signing-key")));
    }

    /** Whether signatures are logged, and nobody has said that this is as it should be. */
    final boolean logsUnacknowledged() throws IOException {
        return isLogged() && !signAcknowledgePublicLog;
    }

    /** Whether something is signed that goes to the log. */
    final boolean isLogged() throws IOException {
        SigningParameters parameters = signingParameters();
        return !parameters.isNone() && parameters.logged();
    }

    /** Whether nothing is to be signed, as somebody has said. */
    final boolean isUnsigned() {
        return Choice.of("sign", sign, SigningParameters.Mode.class) == SigningParameters.Mode.NONE;
    }

    private SigningParameters signingParameters() throws IOException {
        return new SigningParameters(
                sign,
                signKey,
                signFormats,
                signTlog,
                signRekorVersion,
                signInteractive,
                policyParameters().given());
    }

    private Signers signers() {
        return new Signers(session, getLog(), decrypter, memory(), transport().forOtherServers(), retries());
    }

    private Registry openForPush(Repository signatures) {
        Connections connections = connections(signatures.registry());
        return connections.open(connections.credentials(Environments.machine(session), signatures));
    }
}
