// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.sign.make.SigningServices;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.verify.TrustedRoot;
import io.github.ghcrmaven.sign.verify.TrustedRootFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import okhttp3.OkHttpClient;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The Sigstore of a build: whom it trusts and where it signs. Each is read when it is first asked for, and once; what failed
 * is tried again. May be used by several threads.
 */
public final class SigstoreTrust {

    private final TrustParameters parameters;
    private final OkHttpClient client;
    private final Retries retries;
    private final Path cacheFolder;
    private final Clock clock;
    private final boolean offline;

    @GuardedBy("this")
    private @Nullable TrustTargets targets;

    @GuardedBy("this")
    private @Nullable TrustedRoot root;

    private SigstoreTrust(
            TrustParameters parameters,
            OkHttpClient client,
            Retries retries,
            Path cacheFolder,
            Clock clock,
            boolean offline) {
        this.parameters = parameters;
        this.client = client;
        this.retries = retries;
        this.cacheFolder = cacheFolder;
        this.clock = clock;
        this.offline = offline;
    }

    /**
     * By the files that the parameters name, and for what they leave out by the repository.
     *
     * @param client the build's one client
     * @param retries for each file of the repository; its note is told, too, where what is kept stands in for the repository
     * @param cacheFolder the user's, shared by all builds and all repositories; made where it is not there
     * @param offline asks no repository: what is kept of it serves until it expires
     */
    public static SigstoreTrust of(
            TrustParameters parameters,
            OkHttpClient client,
            Retries retries,
            Path cacheFolder,
            Clock clock,
            boolean offline) {
        return new SigstoreTrust(parameters, client, retries, cacheFolder, clock, offline);
    }

    /** By which it was chosen. */
    public TrustParameters parameters() {
        return parameters;
    }

    /**
     * Whom to trust.
     *
     * @throws FaultException where the file or the repository cannot be used
     * @throws IOException where it cannot be read, or the repository cannot be reached and nothing is kept of it
     */
    public synchronized TrustedRoot trustedRoot() throws IOException {
        if (root == null) {
            root = parameters.trustedRoot().isPresent()
                    ? TrustedRootFile.read(parameters.trustedRoot().get())
                    : TrustedRoot.parse(targets().trustedRoot(), "of the TUF repository");
        }
        return root;
    }

    /**
     * Where to sign: the services that are in use now.
     *
     * @throws FaultException where the file or the repository cannot be used, or names no services
     * @throws IOException where it cannot be read, or the repository cannot be reached and nothing is kept of it
     */
    public synchronized SigningServices signingServices() throws IOException {
        if (parameters.signingConfig().isPresent()) {
            Path file = parameters.signingConfig().get();
            return SigningServices.parse(content(file), file.toString(), clock.instant());
        }
        ByteString config = targets()
                .signingConfig()
                .orElseThrow(() -> new FaultException(
                        "The TUF repository has no signing_config.v0.2.json: it says whom to trust, and not where to sign.",
                        "name the services in a file: -Dghcr.sign.signingConfig=signing_config.json",
                        "signing-config"));
        return SigningServices.parse(config, "of the TUF repository", clock.instant());
    }

    @GuardedBy("this")
    private TrustTargets targets() throws IOException {
        if (targets == null) {
            TufOrigin origin = TufOrigin.of(parameters);
            TrustedRepository repository = new TrustedRepository(
                    origin,
                    new TufMirror(origin, client, retries),
                    new TrustCache(cacheFolder, origin.key(), retries.note()),
                    clock,
                    retries.note());
            targets = offline ? repository.kept() : repository.current();
        }
        return targets;
    }

    private static ByteString content(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FaultException(
                    "There is no signing configuration " + file + ".",
                    "correct signSigningConfig, -Dghcr.sign.signingConfig: the path of a signing_config.json",
                    "signing-config");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return ByteString.of(in.readNBytes(Limits.TRUSTED_ROOT + 1));
        }
    }
}
