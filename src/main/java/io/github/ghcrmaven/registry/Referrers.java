// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What refers to a manifest, by both ways in which that is said (distribution-spec, "Listing Referrers"). Some registries
 * answer the API with an empty list without knowing it, and others came to know it when their tags were written already: so
 * neither way alone says everything.
 *
 * @param listed what the registry's API lists; empty where the registry has none
 * @param tagged the index under the tag {@code sha256-<hex>}, which whoever attaches something writes where the API does not
 *     list it; empty where there is none
 */
public record Referrers(Optional<List<Descriptor>> listed, Optional<Index> tagged) {

    public Referrers {
        listed = listed.map(List::copyOf);
    }

    /**
     * Whether the registry lists this manifest by itself. Asked just after the manifest was put, it says whether the registry
     * has the API; neither an answer of 200 nor the header {@code OCI-Subject} does.
     */
    public boolean lists(Digest referrer) {
        return listed.stream()
                .flatMap(List::stream)
                .anyMatch(entry -> entry.digest().equals(referrer));
    }

    /** Each referrer once, those that the API lists first. */
    public List<Descriptor> all() {
        List<Descriptor> all = new ArrayList<>(listed.orElse(List.of()));
        tagged.map(Index::manifests).orElse(List.of()).stream()
                .filter(entry -> !lists(entry.digest()))
                .forEach(all::add);
        return List.copyOf(all);
    }
}
