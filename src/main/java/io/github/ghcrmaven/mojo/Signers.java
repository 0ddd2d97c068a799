// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.Environment;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.http.Transport;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.publish.Signing;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.make.Browser;
import io.github.ghcrmaven.sign.make.IdentityTokens;
import io.github.ghcrmaven.sign.make.Signatory;
import io.github.ghcrmaven.sign.make.SigningKey;
import io.github.ghcrmaven.sign.make.SigstoreSupplier;
import io.github.ghcrmaven.sign.make.SystemBrowser;
import io.github.ghcrmaven.sign.trust.SigstoreTrust;
import io.github.ghcrmaven.sign.verify.SignatureVerifier;
import io.github.ghcrmaven.sign.verify.TrustedRootFile;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Finds who signs: one identity and one certificate for a whole build, or a key with its password.
 *
 * @param log is told where a person can sign in
 * @param transport how the services of a Sigstore are reached
 */
record Signers(
        MavenSession session,
        Log log,
        SettingsDecrypter decrypter,
        BuildMemory memory,
        Transport transport,
        Retries retries) {

    private static final String SERVER = "ghcr.sign";

    Signing signing(
            SigningParameters parameters,
            SigstoreTrust trust,
            KeyFiles keys,
            Registry registry,
            Optional<Repository> elsewhere)
            throws IOException {
        boolean alone = parameters.mode() == SigningParameters.Mode.KEY && !parameters.logged();
        SigstoreSupplier sigstore = memory.sigstore(trust, transport, retries, parameters.rekorVersion());
        Signatory signatory = parameters.mode() == SigningParameters.Mode.KEY
                ? Signatory.withKey(
                        key(parameters, keys), alone ? Optional.empty() : Optional.of(sigstore), parameters.required())
                : memory.signatory(new BuildMemory.Keyless(trust, parameters), known -> keyless(parameters, sigstore));
        return new Signing(
                signatory,
                parameters.forms(),
                () -> new SignatureVerifier(alone ? TrustedRootFile.nobody() : trust.trustedRoot()),
                registry,
                elsewhere,
                trust.parameters().trustedRoot());
    }

    private Signatory keyless(SigningParameters parameters, SigstoreSupplier sigstore) {
        IdentityTokens tokens = memory.identityTokens(environment(), transport, retries);
        return Signatory.keyless(
                mayAsk(parameters) ? tokens.withBrowser(browser(), sigstore) : tokens,
                sigstore,
                Clock.systemUTC(),
                parameters.required());
    }

    private boolean mayAsk(SigningParameters parameters) {
        return parameters.interactive() && session.getRequest().isInteractiveMode();
    }

    private Browser browser() {
        return SystemBrowser.of(session.getSystemProperties().getProperty("os.name", ""), log::info);
    }

    /**
     * Who would sign, on one line, and whether whom to trust can be read. A person who would be asked to sign in is not asked.
     *
     * @throws FaultException where nobody can sign, or not as the parameters say
     */
    String describe(SigningParameters parameters, SigstoreTrust trust, KeyFiles keys) throws IOException {
        SigstoreSupplier nothing = () -> {
            throw new UnsupportedOperationException("nothing is signed by looking who would");
        };
        String who = parameters.mode() == SigningParameters.Mode.KEY
                ? Signatory.withKey(
                                key(parameters, keys),
                                parameters.logged() ? Optional.of(nothing) : Optional.empty(),
                                parameters.required())
                        .describe()
                : describeIdentity(parameters, nothing);
        if (parameters.logged()) {
            trust.trustedRoot();
        }
        return who;
    }

    private String describeIdentity(SigningParameters parameters, SigstoreSupplier nothing) throws IOException {
        try {
            IdentityTokens tokens = memory.identityTokens(environment(), transport, retries);
            return Signatory.keyless(tokens, nothing, Clock.systemUTC(), parameters.required())
                    .describe();
        } catch (FaultException e) {
            boolean asked =
                    mayAsk(parameters) && environment().get("GITHUB_ACTIONS").isEmpty();
            if (asked && IdentityTokens.isMissing(e)) {
                return "keyless, as whoever then signs in with the browser (sign.interactive=true)";
            }
            throw e;
        }
    }

    private SigningKey key(SigningParameters parameters, KeyFiles keys) throws IOException {
        String name = parameters.key().orElseThrow();
        String pem = keys.find(name).orElseThrow();
        return SigningKey.parse(pem, SigningKey.isEncrypted(pem) ? password(name) : new Secret(""), name);
    }

    private Secret password(String key) {
        return environment()
                .getEvenEmpty("COSIGN_PASSWORD")
                .map(Secret::new)
                .or(() -> new DecryptedServers(session, decrypter).passphrase(SERVER))
                .or(() -> Prompt.of(session).map(prompt -> prompt.password("Password of " + key)))
                .orElseThrow(() -> new FaultException(
                        "The signing key " + key
                                + " is encrypted, and there is no password: COSIGN_PASSWORD is not set,"
                                + " settings.xml has no <server> with id " + SERVER + ", and nobody can be asked.",
                        "set COSIGN_PASSWORD (empty for a key without password), or add the <server> with its"
                                + " <passphrase>",
                        "signing-key"));
    }

    private Environment environment() {
        return Environments.of(session);
    }
}
