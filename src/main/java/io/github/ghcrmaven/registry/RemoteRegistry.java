// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.auth.CredentialChain;
import io.github.ghcrmaven.concurrent.SideBySide;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** A registry over HTTP (distribution-spec 1.1). Each method is one unit of retries. */
public final class RemoteRegistry implements Registry {

    /** A smaller blob is sent rather than asked for; its progress is not shown either. */
    private static final long SMALL = 1 << 20;

    private final Endpoint endpoint;
    private final Sender sender;
    private final Refusals refusals;
    private final Access access;
    private final Wire wire;
    private final Pages pages;
    private final ReferrerLists referrers;
    private final TagAmendments amendments;
    private final Retries retries;
    private final UploadProgress progress;

    /**
     * A registry.
     *
     * @param credentials what was found for its host
     * @param diagnosis knows why it refuses
     * @param actions what tokens are asked for
     * @param shared tokens and challenges known to the build
     * @param credentialsOverHttp whether credentials may go to another host than this machine over plain http
     */
    public RemoteRegistry(
            Endpoint endpoint,
            CredentialChain.Answer credentials,
            Diagnosis diagnosis,
            Actions actions,
            OkHttpClient client,
            Authorizations shared,
            boolean credentialsOverHttp,
            Retries retries,
            UploadProgress progress) {
        this.endpoint = endpoint;
        this.sender = new Sender(client);
        this.refusals = new Refusals(endpoint, credentials, diagnosis, shared);
        this.access = new Access(endpoint, refusals, actions, sender, shared, credentialsOverHttp);
        this.wire = new Wire(endpoint, sender, access, refusals);
        this.pages = new Pages(endpoint);
        this.amendments = new TagAmendments(wire, refusals, retries);
        this.referrers = new ReferrerLists(endpoint, wire, retries, amendments);
        this.retries = retries;
        this.progress = progress;
    }

    @Override
    public void authorize(Repository repository) throws IOException {
        retries.run(attempt -> Optional.ofNullable(access.header(repository)));
    }

    @Override
    public Optional<Upload> openUpload(Repository repository) throws IOException {
        return Optional.of(
                retries.run(attempt -> wire.call(repository, pushTo(repository), new OpenUpload(repository))));
    }

    @Override
    public Optional<Digest> find(Reference reference) throws IOException {
        FindManifest.Found found = retries.run(attempt -> call(reference, new FindManifest(reference)));
        if (found.absent()) {
            return Optional.empty();
        }
        // What is asked for by its digest has that one; an answer that names another is worth nothing.
        boolean believed = found.digest()
                .filter(named -> !reference.isDigest() || reference.name().equals(named.toString()))
                .isPresent();
        return believed ? found.digest() : read(reference).map(Digest::of);
    }

    @Override
    public Optional<byte[]> read(Reference reference) throws IOException {
        return retries.run(attempt -> call(reference, new ReadManifest(reference)));
    }

    @Override
    public void readBlob(Repository repository, Descriptor blob, BlobSink sink) throws IOException {
        BlobDownload download = new BlobDownload(endpoint, wire);
        retries.run(attempt -> download.run(repository, blob, sink));
    }

    @Override
    public Optional<List<Tag>> tags(Repository repository) throws IOException {
        HttpUrl first = ListTags.first(endpoint, repository);
        return retries.run(attempt -> pages.read(
                first,
                address -> wire.call(repository, "the tags of " + repository, new ListTags(repository, address))));
    }

    @Override
    public Referrers referrers(Repository repository, Digest subject) throws IOException {
        return new Referrers(referrers.listed(repository, subject), referrers.tagged(repository, subject));
    }

    @Override
    public boolean mayListReferrers(Repository repository, Digest subject) throws IOException {
        return referrers.listed(repository, subject).isPresent();
    }

    @Override
    public Referrers attach(Repository repository, Digest subject, Manifest referrer, boolean mayList)
            throws IOException {
        try (SideBySide sideBySide = new SideBySide()) {
            Reference reference = repository.at(referrer.digest());
            Future<Boolean> put = sideBySide.start(() -> {
                putManifest(reference, referrer);
                return true;
            });
            Future<Boolean> kept = sideBySide.start(() -> SideBySide.await(put) && isKept(reference));
            Future<Referrers> found = sideBySide.start(() -> list(repository, subject, referrer, put, mayList));
            SideBySide.awaitAll(List.of(put, kept, found));
            return SideBySide.await(found);
        }
    }

    private Referrers list(
            Repository repository, Digest subject, Manifest referrer, Future<Boolean> put, boolean mayList)
            throws IOException {
        Optional<List<Descriptor>> listed = Optional.empty();
        if (mayList) {
            SideBySide.await(put);
            listed = referrers.listed(repository, subject);
        }
        Referrers found = new Referrers(listed, Optional.empty());
        return found.lists(referrer.digest())
                ? found
                : new Referrers(listed, Optional.of(referrers.enter(repository, subject, referrer.descriptor(), put)));
    }

    private boolean isKept(Reference reference) throws IOException {
        if (read(reference).isEmpty()) {
            throw Answers.wrong(reference + " was taken, and is not there.");
        }
        return true;
    }

    @Override
    public void putBlob(Repository repository, Blob blob, Optional<Upload> opened) throws IOException {
        boolean large = blob.descriptor().size() > SMALL;
        retries.run(attempt -> {
            boolean ask = large || attempt > 1;
            Digest digest = blob.descriptor().digest();
            if (ask && wire.call(repository, repository.toString(), new FindBlob(repository, digest))) {
                return true;
            }
            // A session that has failed is never used again: GHCR then answers BLOB_UPLOAD_UNKNOWN.
            Upload upload = attempt == 1 && opened.isPresent()
                    ? opened.get()
                    : wire.call(repository, pushTo(repository), new OpenUpload(repository));
            return send(repository, blob, upload, large ? progress : UploadProgress.NONE);
        });
    }

    private boolean send(Repository repository, Blob blob, Upload upload, UploadProgress shown) throws IOException {
        refusals.writing();
        UploadProgress.Transfer transfer = shown.begin(endpoint, repository, blob);
        try {
            boolean done =
                    wire.call(repository, pushTo(repository), new PutBlob(upload, blob, new BlobBody(blob, transfer)));
            transfer.succeeded();
            return done;
        } catch (IOException | RuntimeException e) {
            transfer.failed(e);
            throw e;
        }
    }

    @Override
    public void putManifest(Reference reference, Manifest manifest) throws IOException {
        refusals.writing();
        retries.run(attempt -> call(reference, PutManifest.of(reference, manifest)));
        refusals.wrote(reference.repository());
    }

    @Override
    public Optional<byte[]> amend(Reference tag, Amendment amendment) throws IOException {
        return amendments.apply(
                tag,
                tag + " did not keep what was added to it",
                there -> amendment.of(there).map(manifest -> PutManifest.of(tag, manifest)));
    }

    @Override
    public int requests() {
        return sender.requests();
    }

    private <T> T call(Reference reference, Step<T> step) throws IOException {
        return wire.call(reference.repository(), reference.toString(), step);
    }

    private static String pushTo(Repository repository) {
        return "a push to " + repository.path();
    }
}
