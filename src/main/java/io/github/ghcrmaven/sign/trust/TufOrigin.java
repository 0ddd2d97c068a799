// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import dev.sigstore.tuf.SigstoreTufClient;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import okhttp3.HttpUrl;
import okio.ByteString;

/**
 * A repository of The Update Framework, and where trust in it begins.
 *
 * @param address what all paths of it begin with
 * @param root a {@code root.json} of it, of whatever version: newer ones are followed from there
 */
record TufOrigin(HttpUrl address, ByteString root) {

    /** sigstore/root-signing: the public Sigstore. */
    private static final String PUBLIC_GOOD = "https://tuf-repo-cdn.sigstore.dev";

    /** Version 15, to which sigstore-java's version 10 leads: five requests less where nothing is kept, as in most CI. */
    private static final String PUBLIC_GOOD_ROOT = "io/github/ghcrmaven/sign/trust/public-good.root.json";

    /** sigstore/root-signing-staging. */
    private static final String STAGING = "https://tuf-repo-cdn.sigstage.dev";

    /**
     * The repository that the parameters mean.
     *
     * @throws FaultException where the root they name is not there
     * @throws IOException where it cannot be read
     */
    static TufOrigin of(TrustParameters parameters) throws IOException {
        if (parameters.tufMirror().isPresent()) {
            return new TufOrigin(
                    address(parameters.tufMirror().get()),
                    file(parameters.tufRoot().orElseThrow()));
        }
        return parameters.staging()
                ? new TufOrigin(HttpUrl.get(STAGING), resource(SigstoreTufClient.STAGING_ROOT_RESOURCE))
                : new TufOrigin(HttpUrl.get(PUBLIC_GOOD), resource(PUBLIC_GOOD_ROOT));
    }

    /** The address of a file. */
    HttpUrl at(String path) {
        return address.newBuilder().addPathSegments(path).build();
    }

    /** By which what is kept of one repository, trusted by one root, is told from everything else. */
    String key() {
        return ByteString.encodeUtf8(address + "\n" + root.sha256().hex())
                .sha256()
                .substring(0, 16)
                .hex();
    }

    private static HttpUrl address(URI mirror) {
        return Objects.requireNonNull(HttpUrl.get(mirror), "checked with the parameters");
    }

    private static ByteString file(Path root) throws IOException {
        if (!Files.isRegularFile(root)) {
            throw new FaultException(
                    "There is no TUF root " + root + ".",
                    "correct signTufRoot, -Dghcr.sign.tufRoot: the path of a root.json",
                    "trust-parameters");
        }
        try (InputStream in = Files.newInputStream(root)) {
            ByteString content = ByteString.of(in.readNBytes(Limits.TRUSTED_ROOT + 1));
            String type = JsonText.object(content, "it", Limits.TRUSTED_ROOT)
                    .object("signed")
                    .text("_type");
            RefusedException.unless(type.equals("root"), "it is metadata of another kind");
            return content;
        } catch (RefusedException e) {
            throw new FaultException(
                    "The TUF root " + root + " cannot be used: " + e.reason() + ".",
                    "take the root.json of the repository that signTufMirror names, as its operator gives it",
                    "trust-parameters");
        }
    }

    private static ByteString resource(String name) throws IOException {
        try (InputStream in = TufOrigin.class.getClassLoader().getResourceAsStream(name)) {
            return ByteString.of(Objects.requireNonNull(in, name).readAllBytes());
        }
    }

    /** With the address as it was given: without the slash that a URL ends with. */
    @Override
    public String toString() {
        String shown = address.toString().replaceFirst("/$", "");
        return "TUF repository " + shown;
    }
}
