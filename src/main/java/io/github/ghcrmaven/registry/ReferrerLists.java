// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.concurrent.SideBySide;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Index;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import okhttp3.HttpUrl;

/**
 * The two lists of what refers to a manifest: the registry's own, and the index under a tag (distribution-spec, "Listing
 * Referrers" and "Referrers Tag Schema").
 */
final class ReferrerLists {

    private final Endpoint endpoint;
    private final Wire wire;
    private final Retries retries;
    private final TagAmendments amendments;

    ReferrerLists(Endpoint endpoint, Wire wire, Retries retries, TagAmendments amendments) {
        this.endpoint = endpoint;
        this.wire = wire;
        this.retries = retries;
        this.amendments = amendments;
    }

    /** What the registry lists; empty where it has no such list. */
    Optional<List<Descriptor>> listed(Repository repository, Digest subject) throws IOException {
        HttpUrl first = ListReferrers.first(endpoint, repository, subject);
        String target = "the referrers of " + repository.at(subject);
        Pages pages = new Pages(endpoint);
        return retries.run(attempt -> pages.read(
                first,
                address -> wire.call(repository, target, new ListReferrers(address, attempt == retries.attempts()))));
    }

    /** The index under the tag; empty where there is none. */
    Optional<Index> tagged(Repository repository, Digest subject) throws IOException {
        Reference tag = repository.tagged(Tag.ofReferrers(subject));
        return index(tag, retries.run(attempt -> wire.call(repository, tag.toString(), new ReadManifest(tag))));
    }

    /**
     * Adds an entry to the index under the tag, beside those of others.
     *
     * @param put the putting of what is entered: the index is read meanwhile, and written when it is there
     * @return the index as it was read last
     */
    Index enter(Repository repository, Digest subject, Descriptor entry, Future<Boolean> put) throws IOException {
        Reference tag = repository.tagged(Tag.ofReferrers(subject));
        String lost = "The index at " + tag + " did not keep the entry " + entry.digest();
        Optional<byte[]> kept = amendments.apply(tag, lost, there -> {
            Index known = index(tag, there).orElseGet(Index::empty);
            if (known.lists(entry.digest())) {
                return Optional.empty();
            }
            SideBySide.await(put);
            return Optional.of(PutManifest.of(tag, known.with(entry)));
        });
        return index(tag, kept).orElseThrow();
    }

    /** Whatever else stands under that tag is not overlooked: writing an index would put it out of the way. */
    private static Optional<Index> index(Reference tag, Optional<byte[]> content) {
        try {
            return content.map(Index::parse);
        } catch (IllegalArgumentException e) {
            throw Answers.wrong("What stands at " + tag + " should be an index of referrers: " + e.getMessage() + ".");
        }
    }
}
