// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.layout;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Index;
import io.github.ghcrmaven.oci.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What {@code index.json} of a layout says: the manifests that are in it, each with the tag that names it, once for each tag,
 * or without one. What no entry leads to, other tools take for waste.
 *
 * @param index as it stands there
 */
record LayoutIndex(Index index) {

    /** Names a manifest (image-spec, annotations.md). */
    private static final String NAME = "org.opencontainers.image.ref.name";

    /** The names that are tags, in their order. */
    List<Tag> tags() {
        return index.manifests().stream()
                .flatMap(entry -> Optional.ofNullable(entry.annotations().get(NAME)).stream())
                .flatMap(name -> tag(name).stream())
                .distinct()
                .toList();
    }

    /** Other tools write whole references there, which can be named by no tag. */
    private static Optional<Tag> tag(String name) {
        try {
            return Optional.of(new Tag(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * What stands under a tag.
     *
     * @throws FaultException where it names two manifests: readers would not agree which of them is meant
     */
    Optional<Descriptor> tagged(Tag tag) {
        List<Descriptor> named = index.manifests().stream().filter(named(tag)).toList();
        if (named.stream().map(Descriptor::digest).distinct().count() > 1) {
            throw new FaultException(
                    "index.json names two manifests " + tag + ": "
                            + named.get(0).digest() + " and " + named.get(1).digest() + ".",
                    "make the layout anew; a tag means one manifest",
                    "layout-content");
        }
        return named.stream().findFirst();
    }

    /** Whether a manifest is in it, by whatever name or none. */
    boolean lists(Digest digest) {
        return index.lists(digest);
    }

    /** The same with this manifest in it. */
    LayoutIndex with(Descriptor manifest) {
        return lists(manifest.digest()) ? this : new LayoutIndex(index.with(entry(manifest, Map.of())));
    }

    /** The same with a tag on this manifest. What the tag stood on before stays in it, as it does in a registry. */
    LayoutIndex tagging(Tag tag, Descriptor manifest) {
        Optional<Descriptor> before = tagged(tag);
        if (before.isEmpty()) {
            return replacing(tag, manifest);
        }
        boolean unchanged = before.get().digest().equals(manifest.digest());
        return unchanged ? this : replacing(tag, manifest).with(before.get());
    }

    /** The same with a tag on this manifest, which holds all that what the tag stood on before held. */
    LayoutIndex replacing(Tag tag, Descriptor manifest) {
        Predicate<Descriptor> nameless = entry ->
                entry.digest().equals(manifest.digest()) && !entry.annotations().containsKey(NAME);
        return new LayoutIndex(index.without(named(tag).or(nameless)).with(entry(manifest, Map.of(NAME, tag.name()))));
    }

    private static Predicate<Descriptor> named(Tag tag) {
        return entry -> tag.name().equals(entry.annotations().get(NAME));
    }

    /** The manifest's own annotations stay out: one of them might be a name. */
    private static Descriptor entry(Descriptor manifest, Map<String, String> annotations) {
        return new Descriptor(
                manifest.mediaType(),
                manifest.digest(),
                manifest.size(),
                manifest.artifactType(),
                new TreeMap<>(annotations));
    }
}
