// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a publication needs of a registry. All methods throw {@link FaultException} where the registry refuses, and
 * IOException where it cannot be reached or cannot serve.
 */
public interface Registry {

    /**
     * Finds out what the registry wants, once for the build, and gets it for this repository. It comes before requests that
     * go out side by side, so that a registry which is away, or refuses the credential, is asked and reported once.
     */
    void authorize(Repository repository) throws IOException;

    /**
     * Proves that a push would be allowed, and writes nothing: opens an upload where the registry has such.
     *
     * @return takes one blob; empty where there is nothing to open
     */
    Optional<Upload> openUpload(Repository repository) throws IOException;

    /**
     * The digest of the manifest that is there; empty where there is none. Of what stands under a tag it is the registry's word
     * (else computed from the bytes): enough to find one's own digest there, not enough to say of another that it is there.
     */
    Optional<Digest> find(Reference reference) throws IOException;

    /** The bytes of the manifest that is there; empty where there is none. */
    Optional<byte[]> read(Reference reference) throws IOException;

    /**
     * Reads a blob into the sink: as many bytes as the descriptor says, with its digest, or a fault. It may lie on another
     * host, which gets no credential.
     */
    void readBlob(Repository repository, Descriptor blob, BlobSink sink) throws IOException;

    /** All tags, in the order in which the registry lists them; empty where there is no such repository. */
    Optional<List<Tag>> tags(Repository repository) throws IOException;

    /** What refers to a manifest, whether or not that is there itself. */
    Referrers referrers(Repository repository, Digest subject) throws IOException;

    /**
     * Whether the registry may list by itself what refers to a manifest that is there. A no is final, however it is said; a yes is
     * known only once it lists a referrer that was put.
     */
    boolean mayListReferrers(Repository repository, Digest subject) throws IOException;

    /**
     * Puts a manifest that refers to another one, and sees to it that it is found: where the registry does not list it by
     * itself, it is entered into the index under the tag {@code sha256-<hex>}. What others have entered stays. The blobs that
     * it names are there already. The referrer has been read back where this returns.
     *
     * @param subject the manifest that it names as its subject
     * @param mayList what {@link #mayListReferrers} said
     * @return both lists as they were read afterwards, as far as they were read; one of them names the referrer
     */
    Referrers attach(Repository repository, Digest subject, Manifest referrer, boolean mayList) throws IOException;

    /**
     * Uploads a blob, whole. A failed try is repeated whole, after asking whether the blob has arrived all the same.
     *
     * @param opened an upload that is open already, for the first try
     */
    void putBlob(Repository repository, Blob blob, Optional<Upload> opened) throws IOException;

    /** Puts a manifest under its digest or a tag. */
    void putManifest(Reference reference, Manifest manifest) throws IOException;

    /**
     * Changes a manifest under a tag to which others write as well, such as cosign's signatures: what stands there is read just
     * before it is written, and again afterwards, until there is nothing to change. The blobs that it names are there by then.
     *
     * @return what stands there in the end, as it was read; empty where there is nothing, and nothing was to be put
     */
    Optional<byte[]> amend(Reference tag, Amendment amendment) throws IOException;

    /** How many requests were sent so far, those for tokens included. */
    int requests();
}
