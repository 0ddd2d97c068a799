// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a manifest that is put. A subject may be missing, config, layers and children may not; their
 * sizes are compared as well, since no registry would hide a wrong one for ever.
 */
final class ManifestCheck {
    private static final Set<String> TYPES = Set.of(ManifestBody.MANIFEST_TYPE, ManifestBody.INDEX_TYPE);
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

    private final BlobStore blobs;
    private final ManifestStore manifests;

    ManifestCheck(BlobStore blobs, ManifestStore manifests) {
        this.blobs = blobs;
        this.manifests = manifests;
    }

    Optional<Problem> problem(Request request) {
        if (request.place().isByTag() && !TAG.matcher(request.reference()).matches()) {
            return Optional.of(Problem.TAG_INVALID);
        }
        String contentType = request.header("content-type");
        Optional<ManifestBody> body = ManifestBody.parse(request.body());
        if (contentType == null
                || !TYPES.contains(contentType)
                || body.isEmpty()
                || !body.get().isValidAs(contentType)) {
            return Optional.of(Problem.MANIFEST_INVALID);
        }
        if (!request.place().isByTag() && !request.reference().equals(BlobStore.digestOf(request.body()))) {
            return Optional.of(Problem.DIGEST_INVALID);
        }
        String repository = request.repository();
        return contentType.equals(ManifestBody.INDEX_TYPE)
                ? missing(
                        body.get().children(),
                        digest -> manifests.get(repository, digest).map(StoredManifest::content))
                : missing(body.get().blobs(), digest -> blobs.get(repository, digest));
    }

    private static Optional<Problem> missing(
            List<ManifestBody.@Nullable Descriptor> descriptors, Function<String, Optional<ByteString>> contents) {
        return descriptors.stream()
                .map(descriptor -> missing(descriptor, contents))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Problem> missing(
            ManifestBody.@Nullable Descriptor descriptor, Function<String, Optional<ByteString>> contents) {
        if (descriptor == null || descriptor.digest() == null) {
            return Optional.of(Problem.MANIFEST_INVALID);
        }
        Optional<ByteString> content = contents.apply(Objects.requireNonNull(descriptor.digest()));
        if (content.isEmpty()) {
            return Optional.of(Problem.MANIFEST_BLOB_UNKNOWN);
        }
        return content.get().size() == descriptor.size() ? Optional.empty() : Optional.of(Problem.SIZE_INVALID);
    }
}
