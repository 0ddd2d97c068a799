// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.fault.FaultException;
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
import okhttp3.HttpUrl;

/**
 * The two lists of what refers to a manifest: the registry's own, and the index under a tag (distribution-spec, "Listing
 * Referrers" and "Referrers Tag Schema").
 */
final class ReferrerLists {

    /** So often others may write between our reading and our writing before we give up. */
    private static final int MOST_ROUNDS = 8;

    private final Endpoint endpoint;
    private final Wire wire;
    private final Retries retries;

    ReferrerLists(Endpoint endpoint, Wire wire, Retries retries) {
        this.endpoint = endpoint;
        this.wire = wire;
        this.retries = retries;
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
        return retries.run(attempt -> read(tag));
    }

    /**
     * Adds an entry to the index under the tag. The protocol knows no compare-and-swap: the index is read just before it is
     * written and once more afterwards, until it holds the entry. Within this object one thread writes at a time.
     *
     * @return the index as it was read last
     */
    synchronized Index enter(Repository repository, Digest subject, Descriptor entry) throws IOException {
        Reference tag = repository.tagged(Tag.ofReferrers(subject));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            // A failed try begins with reading, too: what others wrote in the meantime must not be replaced.
            Index there = retries.run(attempt -> {
                Index known = read(tag).orElseGet(Index::empty);
                if (!known.lists(entry.digest())) {
                    write(tag, known.with(entry));
                }
                return known;
            });
            if (there.lists(entry.digest())) {
                return there;
            }
        }
        throw new FaultException(
                "The index at " + tag + " did not keep the entry " + entry.digest() + " in " + MOST_ROUNDS
                        + " tries: others write to it at the same time.",
                "run it again; nothing is left half done",
                "unavailable");
    }

    private void write(Reference tag, Index index) throws IOException {
        boolean unused = wire.call(tag.repository(), tag.toString(), PutManifest.of(tag, index));
    }

    /** Whatever else stands under that tag is not overlooked: writing an index would put it out of the way. */
    private Optional<Index> read(Reference tag) throws IOException {
        Optional<byte[]> content = wire.call(tag.repository(), tag.toString(), new ReadManifest(tag));
        try {
            return content.map(Index::parse);
        } catch (IllegalArgumentException e) {
            throw Answers.wrong("What stands at " + tag + " should be an index of referrers: " + e.getMessage() + ".");
        }
    }
}
