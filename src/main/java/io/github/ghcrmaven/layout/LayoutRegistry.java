// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.layout;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Index;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.ManifestContent;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Amendment;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.BlobSink;
import io.github.ghcrmaven.registry.Referrers;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.registry.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * OCI image layouts as a registry (image-spec, image-layout.md): each repository is a folder. Tags are names in {@code
 * index.json}, so that {@code skopeo copy oci:<folder>:<tag>} carries what stands under them onwards; manifests without a tag
 * stand there, too, where other tools would otherwise take them for waste. There is no list of referrers but the index under
 * the tag {@code sha256-<hex>}. A folder comes into being with the first write; one that is something else is refused.
 *
 * <p>Safe for threads, and for other processes that write to the same folder by this class.
 */
public final class LayoutRegistry implements Registry {

    private final Function<Repository, Path> folders;
    private final Map<Path, ImageLayout> layouts = new ConcurrentHashMap<>();

    private LayoutRegistry(Function<Repository, Path> folders) {
        this.folders = folders;
    }

    /** This folder, as whichever repository. */
    public static LayoutRegistry of(Path folder) throws IOException {
        Path real = real(folder);
        return new LayoutRegistry(repository -> real);
    }

    /** The folders in this one, each named as the last part of its repository's name. */
    public static LayoutRegistry below(Path folder) throws IOException {
        Path real = real(folder);
        return new LayoutRegistry(repository -> {
            String path = repository.path();
            return real.resolve(path.substring(path.lastIndexOf('/') + 1));
        });
    }

    /** A folder of either kind, to be read: it is a layout itself, or holds some. */
    public static LayoutRegistry in(Path folder) throws IOException {
        return Files.exists(folder.resolve("oci-layout"), LinkOption.NOFOLLOW_LINKS) ? of(folder) : below(folder);
    }

    /** What leads to the folder that the user names may be a link. */
    private static Path real(Path folder) throws IOException {
        return Files.exists(folder)
                ? folder.toRealPath()
                : folder.toAbsolutePath().normalize();
    }

    /** A folder asks for nothing. */
    @Override
    public void authorize(Repository repository) {}

    /** Proves that the folder is, or can become, a layout that may be written to. */
    @Override
    public Optional<Upload> openUpload(Repository repository) throws IOException {
        layout(repository).requireWritable();
        return Optional.empty();
    }

    /** A manifest without all that it names is not there: whoever has it pushed again makes it whole. */
    @Override
    public Optional<Digest> find(Reference reference) throws IOException {
        ImageLayout layout = layout(reference.repository());
        Optional<LayoutIndex> index = layout.index();
        if (index.isEmpty()) {
            return Optional.empty();
        }
        if (!reference.isDigest()) {
            return index.get().tagged(new Tag(reference.name())).map(Descriptor::digest);
        }
        Digest digest = Digest.parse(reference.name());
        Optional<byte[]> manifest = index.get().lists(digest) ? layout.manifest(digest) : Optional.empty();
        return manifest.isPresent() && missing(layout, manifest.get()).isEmpty()
                ? Optional.of(digest)
                : Optional.empty();
    }

    @Override
    public Optional<byte[]> read(Reference reference) throws IOException {
        ImageLayout layout = layout(reference.repository());
        Optional<LayoutIndex> index = layout.index();
        if (index.isEmpty()) {
            return Optional.empty();
        }
        if (reference.isDigest()) {
            return layout.manifest(Digest.parse(reference.name()));
        }
        Optional<Descriptor> tagged = index.get().tagged(new Tag(reference.name()));
        return tagged.isPresent() ? Optional.of(content(layout, tagged.get())) : Optional.empty();
    }

    @Override
    public void readBlob(Repository repository, Descriptor blob, BlobSink sink) throws IOException {
        layout(repository).read(blob, sink);
    }

    @Override
    public Optional<List<Tag>> tags(Repository repository) throws IOException {
        return layout(repository).index().map(LayoutIndex::tags);
    }

    @Override
    public Referrers referrers(Repository repository, Digest subject) throws IOException {
        Reference tag = repository.tagged(Tag.ofReferrers(subject));
        return new Referrers(Optional.empty(), read(tag).map(content -> index(tag, content)));
    }

    /** Never: a folder lists nothing by itself. */
    @Override
    public boolean mayListReferrers(Repository repository, Digest subject) {
        return false;
    }

    @Override
    public Referrers attach(Repository repository, Digest subject, Manifest referrer, boolean mayList)
            throws IOException {
        putManifest(repository.at(referrer.digest()), referrer);
        content(layout(repository), referrer.descriptor());
        Reference tag = repository.tagged(Tag.ofReferrers(subject));
        Optional<byte[]> kept = amend(tag, there -> {
            Index known = there.map(content -> index(tag, content)).orElseGet(Index::empty);
            return known.lists(referrer.digest())
                    ? Optional.empty()
                    : Optional.of(
                            Manifest.parse(known.with(referrer.descriptor()).bytes()));
        });
        return new Referrers(Optional.empty(), kept.map(content -> index(tag, content)));
    }

    @Override
    public void putBlob(Repository repository, Blob blob, Optional<Upload> opened) throws IOException {
        layout(repository).put(blob);
    }

    /** Refuses a manifest that names what is not there, as registries do. */
    @Override
    public void putManifest(Reference reference, Manifest manifest) throws IOException {
        ImageLayout layout = layout(reference.repository());
        put(layout, manifest);
        layout.change(index -> Optional.of(
                reference.isDigest()
                        ? index.with(manifest.descriptor())
                        : index.tagging(new Tag(reference.name()), manifest.descriptor())));
    }

    /** Unlike a registry a folder can be changed only if it is still as it was read, so nothing of others is ever lost. */
    @Override
    public Optional<byte[]> amend(Reference reference, Amendment amendment) throws IOException {
        ImageLayout layout = layout(reference.repository());
        Tag tag = new Tag(reference.name());
        while (true) {
            Optional<byte[]> there = read(reference);
            Optional<Manifest> amended = amendment.of(there);
            if (amended.isEmpty()) {
                return there;
            }
            Manifest manifest = amended.get();
            put(layout, manifest);
            Optional<Digest> expected = there.map(Digest::of);
            boolean changed = layout.change(
                    index -> index.tagged(tag).map(Descriptor::digest).equals(expected)
                            ? Optional.of(index.replacing(tag, manifest.descriptor()))
                            : Optional.empty());
            if (changed) {
                return layout.manifest(manifest.digest());
            }
        }
    }

    /** None: a folder is no server. */
    @Override
    public int requests() {
        return 0;
    }

    private ImageLayout layout(Repository repository) {
        return layouts.computeIfAbsent(folders.apply(repository), ImageLayout::new);
    }

    private static byte[] content(ImageLayout layout, Descriptor named) throws IOException {
        return layout.manifest(named.digest())
                .orElseThrow(() -> layout.damaged(named.digest(), "is named and not there"));
    }

    private static void put(ImageLayout layout, Manifest manifest) throws IOException {
        List<Descriptor> missing = missing(layout, manifest.bytes());
        if (!missing.isEmpty()) {
            throw layout.damaged(missing.get(0).digest(), "is not there, and " + manifest + " names it");
        }
        layout.put(manifest.bytes());
    }

    /** What a manifest names and is not there. Its subject need not be, and neither what an index of referrers lists. */
    private static List<Descriptor> missing(ImageLayout layout, byte[] manifest) throws IOException {
        List<Descriptor> missing = new ArrayList<>();
        for (Descriptor blob : parsed(layout, manifest).blobs()) {
            if (!layout.holds(blob)) {
                missing.add(blob);
            }
        }
        return missing;
    }

    private static ManifestContent parsed(ImageLayout layout, byte[] manifest) {
        try {
            return ManifestContent.parse(manifest);
        } catch (IllegalArgumentException e) {
            throw layout.damaged(Digest.of(manifest), "should be a manifest: " + e.getMessage());
        }
    }

    /** Whatever else stands under that tag is not overlooked: writing an index would put it out of the way. */
    private static Index index(Reference tag, byte[] content) {
        try {
            return Index.parse(content);
        } catch (IllegalArgumentException e) {
            throw new FaultException(
                    "What stands at " + tag + " in the layout should be an index of referrers: " + e.getMessage() + ".",
                    "see who has put it there; remove it if it is no use",
                    "layout-content");
        }
    }
}
