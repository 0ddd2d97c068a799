// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.publish.ExistingManifest;
import io.github.ghcrmaven.publish.Narration;
import io.github.ghcrmaven.publish.Signing;
import io.github.ghcrmaven.registry.Actions;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals share that sign something of what is in a registry already. */
abstract class AbstractReferenceMojo extends AbstractSigningMojo {

    /**
     * What it is done to: {@code host/path:tag} or {@code host/path@sha256:…}. A tag is resolved once, and stays where it is.
     *
     * @since 0.1.0
     */
    @Parameter(property = "ghcr.reference")
    @Nullable
    String reference;

    AbstractReferenceMojo(MavenSession session, MavenProject project, SettingsDecrypter decrypter) {
        super(session, project, decrypter);
    }

    /** What a goal does to a manifest. */
    @FunctionalInterface
    interface Deed {
        /**
         * Does it.
         *
         * @return lines to copy
         */
        List<String> on(ExistingManifest manifest) throws IOException;
    }

    /**
     * Does it to what {@code reference} names.
     *
     * @param verb what it is called in messages
     */
    final void act(String verb, Deed deed) throws IOException {
        Reference asked = References.manifest(reference, verb);
        Connections connections = connections(asked.repository().registry());
        CredentialChain.Answer credentials = connections.credentials(Environments.machine(session), asked.repository());
        Registry forSignatures = connections.open(credentials);
        Signing signing = signing(forSignatures, asked.repository().registry()).orElseThrow(() -> nobodySigns(verb));
        if (session.isOffline()) {
            throw new FaultException(
                    "Maven is offline (-o), and there is something to " + verb + " in a registry.",
                    "run it without -o",
                    "offline");
        }
        Narration narration = new Narration(getLog()::info);
        narration.say("Reference", asked.toString());
        narration.say("Credentials", credentials.describe());
        // where nothing is written beside the manifest, it need not be allowed
        Registry registry =
                signing.elsewhere().isPresent() ? connections.open(credentials, Actions.PULL) : forSignatures;
        narration.copyable(deed.on(new ExistingManifest(
                registry,
                asked,
                connections.endpoint().isPlain(),
                signing,
                connections.visibility(credentials, logsUnacknowledged()),
                narration)));
    }

    private static FaultException nobodySigns(String verb) {
        return new FaultException(
                "sign is 'none', and to " + verb + " is to sign.",
                "leave it out, to sign in the name of an identity, or name a key: -Dghcr.sign=key -Dghcr.sign.key=cosign.key",
                "sign-parameters");
    }
}
