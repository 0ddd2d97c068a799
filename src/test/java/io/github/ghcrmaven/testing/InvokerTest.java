// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import io.github.ghcrmaven.testing.sigstore.TrustFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * What the hooks of every invoker test do: {@code prebuild.groovy} starts a registry of the test's own, {@code
 * verify.groovy} ends it and gets the log, in which no secret may stand.
 */
public final class InvokerTest {

    /** The account that src/it/settings.xml has a server for. */
    public static final String USER = "octocat";

    /** Its secret, shaped as a classic token. */
    public static final String SECRET = "ghp_invokerTestsUseThisOne000000000000";

    private InvokerTest() {}

    /** Starts a registry as GHCR; the build finds its host in the property {@code it.registry}, and signs nothing. */
    public static InProcessGhcr start(Map<String, Object> context) {
        return start(context, InProcessGhcr.start());
    }

    /** The same with a registry that differs. */
    public static InProcessGhcr start(Map<String, Object> context, InProcessGhcr registry) {
        registry.account(USER, SECRET);
        context.put("registry", registry);
        Properties userProperties = (Properties) Objects.requireNonNull(context.get("userProperties"));
        userProperties.setProperty("it.registry", registry.host());
        userProperties.setProperty("ghcr.sign", "none");
        return registry;
    }

    /**
     * The same with a Sigstore, by which the build signs in the name of a workflow of GitHub: its files are those of the
     * properties. The runner's token stands in {@code invoker.properties}, as {@code ACTIONS_ID_TOKEN_REQUEST_TOKEN}.
     */
    public static InProcessSigstore startSigned(Map<String, Object> context, File basedir) throws IOException {
        start(context);
        InProcessSigstore sigstore = InProcessSigstore.start();
        context.put("sigstore", sigstore);
        TrustFiles files = sigstore.writeTo(basedir.toPath().resolve("target/sigstore"));
        Properties userProperties = (Properties) Objects.requireNonNull(context.get("userProperties"));
        userProperties.remove("ghcr.sign");
        userProperties.setProperty("ghcr.sign.trustedRoot", files.trustedRoot().toString());
        userProperties.setProperty(
                "ghcr.sign.signingConfig", files.rekor1AndTimestamps().toString());
        // what is known only now cannot be a variable of an invocation; to Maven, a property of the JVM by this name is
        // one
        Path options = basedir.toPath().resolve(".mvn/jvm.config");
        Files.createDirectories(options.getParent());
        Files.writeString(options, "-Denv.ACTIONS_ID_TOKEN_REQUEST_URL=" + sigstore.actionsTokenUrl() + "\n");
        return sigstore;
    }

    /**
     * Ends the registry, and returns what the builds printed, all invocations together, as it is without {@code -X}. They ran
     * with it: no secret may stand in what they logged.
     */
    public static String finish(Map<String, Object> context, File basedir) throws IOException {
        return new DebugLog(finishDebug(context, basedir)).withoutDebug();
    }

    /** The same with all that {@code -X} printed. */
    public static String finishDebug(Map<String, Object> context, File basedir) throws IOException {
        InProcessGhcr registry = (InProcessGhcr) Objects.requireNonNull(context.get("registry"));
        registry.close();
        InProcessSigstore sigstore = (InProcessSigstore) context.get("sigstore");
        if (sigstore != null) {
            sigstore.close();
        }
        BuildSecrets secrets = BuildSecrets.of(basedir.toPath());
        StringBuilder builds = new StringBuilder();
        for (Path log : BuildSecrets.files(basedir.toPath(), ".*\\.log")) {
            String text = Files.readString(log);
            registry.assertNoSecretIn(text);
            if (sigstore != null) {
                sigstore.assertNoSecretIn(text);
            }
            secrets.assertAbsentFrom(text);
            if (log.getFileName().toString().startsWith("build")) {
                builds.append(text);
            }
        }
        return builds.toString();
    }
}
