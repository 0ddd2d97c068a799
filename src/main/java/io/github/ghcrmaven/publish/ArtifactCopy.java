// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.ManifestContent;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.BlobCopy;
import io.github.ghcrmaven.registry.OpenUploads;
import io.github.ghcrmaven.registry.Referrers;
import io.github.ghcrmaven.registry.Registry;
import io.github.ghcrmaven.sign.store.SignatureCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Copies a manifest by its digest from one repository to another, with all that belongs to it: what it names, its signatures,
 * what refers to it, and what belongs to that. What others have signed or attached at the target stays. No tag moves but those
 * named after digests. What is there already is not sent again, so running it again ends where it would have ended.
 */
public final class ArtifactCopy {

    /** Referrers of referrers can go on for ever. */
    private static final int MOST_MANIFESTS = 1_000;

    private final Registry source;
    private final Repository from;
    private final Registry target;
    private final Repository to;
    private final BlobCopy blobs;
    private final SignatureCopy signatures;

    /**
     * A copy.
     *
     * @param source that of {@code from}
     * @param target that of {@code to}
     * @param uploads open ones to {@code to}
     * @param scratch a folder for what is under way, which is made; nothing stays in it
     */
    public ArtifactCopy(
            Registry source, Repository from, Registry target, Repository to, OpenUploads uploads, Path scratch) {
        this.source = source;
        this.from = from;
        this.target = target;
        this.to = to;
        this.blobs = new BlobCopy(source, from, target, to, uploads, scratch);
        this.signatures = new SignatureCopy(source, from, target, to, blobs);
    }

    /**
     * Copies a manifest.
     *
     * @return the manifest, which is at the target now
     * @throws FaultException where it is not there, is damaged or more than anybody attaches belongs to it, or a registry
     *     refuses
     * @throws IOException where one cannot be reached or cannot serve
     */
    public Manifest copy(Digest digest) throws IOException {
        Belonging belonging = new Belonging(digest);
        Manifest copied = put(digest, belonging);
        while (!belonging.subjects.isEmpty()) {
            Digest subject = belonging.subjects.remove();
            signatures.copy(subject);
            for (Descriptor referrer : source.referrers(from, subject).all()) {
                if (belonging.add(referrer.digest())) {
                    attach(subject, referrer.digest(), belonging);
                }
            }
        }
        return copied;
    }

    /** Puts a manifest, and what it names before that. */
    private Manifest put(Digest digest, Belonging belonging) throws IOException {
        byte[] bytes = read(digest);
        ManifestContent content = content(digest, bytes);
        Manifest manifest = Manifest.parse(bytes);
        putListed(content, belonging);
        if (target.find(to.at(digest)).isEmpty()) {
            copyBlobs(content);
            target.putManifest(to.at(digest), manifest);
        }
        return manifest;
    }

    private void attach(Digest subject, Digest referrer, Belonging belonging) throws IOException {
        byte[] bytes = read(referrer);
        ManifestContent content = content(referrer, bytes);
        if (content.subject().filter(named -> named.digest().equals(subject)).isEmpty()) {
            throw damaged(referrer, "is listed as referring to " + subject + " and does not name it");
        }
        putListed(content, belonging);
        Referrers there = target.referrers(to, subject);
        boolean isListed = there.all().stream().anyMatch(entry -> entry.digest().equals(referrer));
        if (!isListed || target.find(to.at(referrer)).isEmpty()) {
            copyBlobs(content);
            target.attach(to, subject, Manifest.parse(bytes), there.listed().isPresent());
        }
    }

    private void putListed(ManifestContent content, Belonging belonging) throws IOException {
        for (Descriptor listed : content.manifests()) {
            if (belonging.add(listed.digest())) {
                put(listed.digest(), belonging);
            }
        }
    }

    private void copyBlobs(ManifestContent content) throws IOException {
        for (Descriptor blob : content.blobs()) {
            blobs.copy(blob);
        }
    }

    private byte[] read(Digest digest) throws IOException {
        Reference reference = from.at(digest);
        return source.read(reference).orElseThrow(() -> damaged(digest, "is named and not there"));
    }

    private ManifestContent content(Digest digest, byte[] bytes) {
        try {
            return ManifestContent.parse(bytes);
        } catch (IllegalArgumentException e) {
            throw damaged(digest, "should be a manifest: " + e.getMessage());
        }
    }

    private FaultException damaged(Digest digest, String how) {
        return new FaultException(
                "The manifest " + digest + " to be copied " + how + ".",
                "make the layout anew, or copy it once more from where it is complete",
                "layout-content");
    }

    /** What belongs to a manifest, itself included, as far as it is known. */
    private final class Belonging {

        private final Digest root;
        private final Set<Digest> known = new HashSet<>();

        /** Those of which it is not yet known what belongs to them. */
        private final Deque<Digest> subjects = new ArrayDeque<>();

        Belonging(Digest root) {
            this.root = root;
            add(root);
        }

        /** Whether it was not known. */
        boolean add(Digest digest) {
            if (!known.add(digest)) {
                return false;
            }
            if (known.size() > MOST_MANIFESTS) {
                throw damaged(root, "has more than " + MOST_MANIFESTS + " manifests that belong to it");
            }
            return subjects.add(digest);
        }
    }
}
