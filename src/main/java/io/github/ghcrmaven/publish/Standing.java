// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What stands under a chart's version tag, and what that means for the publication.
 *
 * @param digest the digest that the tag points at; empty where the tag is free
 * @param verdict what follows
 */
record Standing(Optional<Digest> digest, Verdict verdict) {

    /** What follows from what stands there. */
    enum Verdict {
        FREE,
        SAME,
        MOVE,
        SKIP
    }

    /** What a fault found by the preflight says. */
    static final String NOTHING_PUSHED = "Nothing was pushed.";

    /** What the same fault says where it is found just before the tag would be put. */
    static final String TAG_NOT_MOVED = "It appeared while this build was pushing; the tag was not moved.";

    /**
     * Judges a tag. A header that names our digest is believed; that another content is there, which ends the publication or
     * is reported as its result, is said by the bytes alone.
     *
     * @param named the digest that the registry names; empty where the tag is free
     * @param consequence what a fault says of what has been done
     * @throws FaultException where a released version has another digest and the policy is to fail
     */
    static Standing of(VersionTag wanted, Optional<Digest> named, Policy policy, Registry registry, String consequence)
            throws IOException {
        if (named.isEmpty()) {
            return new Standing(named, Verdict.FREE);
        }
        if (named.get().equals(wanted.digest())) {
            return new Standing(named, Verdict.SAME);
        }
        if (wanted.isSnapshot() || policy.ifExists() == IfExists.OVERWRITE) {
            return new Standing(named, Verdict.MOVE);
        }
        Optional<byte[]> content = content(wanted, policy, registry);
        Optional<Digest> there = content.map(Digest::of).or(() -> named);
        if (there.get().equals(wanted.digest())) {
            return new Standing(there, Verdict.SAME);
        }
        if (policy.ifExists() == IfExists.SKIP) {
            return new Standing(there, Verdict.SKIP);
        }
        throw taken(wanted, there.get(), content, consequence);
    }

    /** Where it cannot be read, a fault stands all the same: nothing is done then. To skip is to succeed. */
    private static Optional<byte[]> content(VersionTag wanted, Policy policy, Registry registry) throws IOException {
        try {
            return registry.read(wanted.byTag());
        } catch (IOException | FaultException e) {
            if (policy.ifExists() == IfExists.SKIP) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static FaultException taken(VersionTag wanted, Digest there, Optional<byte[]> content, String consequence) {
        String created = content.flatMap(Standing::created)
                .map(date -> " (created " + date + ", by its annotation)")
                .orElse("");
        return new FaultException(
                wanted.byTag() + " exists with another digest:\n  there  " + there + created + "\n  here   "
                        + wanted.digest() + "\nA released version never changes (ifExists=fail). " + consequence,
                "raise the version; or -Dghcr.ifExists=skip to keep what is there, =overwrite to replace it.",
                "version-exists");
    }

    private static Optional<String> created(byte[] manifest) {
        try {
            JsonObject annotations = JsonParser.parseString(new String(manifest, StandardCharsets.UTF_8))
                    .getAsJsonObject()
                    .getAsJsonObject("annotations");
            return Optional.ofNullable(annotations.get("org.opencontainers.image.created"))
                    .map(element -> element.getAsString())
                    .filter(text -> text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}[0-9T:.Z+-]*"))
                    .map(text -> text.substring(0, "2026-11-21".length()));
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | UnsupportedOperationException e) {
            return Optional.empty(); // somebody else's manifest: it says nothing we can read
        }
    }

    /** How it is said in the line of the preflight, with whether pushing was tried, which a dry run does not. */
    String describe(VersionTag wanted, Policy policy) {
        return (policy.dryRun() ? "push permission not tried" : "push permission granted")
                + ", tag " + wanted.tag()
                + switch (verdict) {
                    case FREE -> " free";
                    case SAME -> " has this digest already";
                    case MOVE ->
                        " will be moved from " + digest.map(Digest::abbreviated).orElse("");
                    case SKIP -> " taken by " + digest.map(Digest::abbreviated).orElse("") + " (ifExists=skip)";
                };
    }

    /** What would be pushed, as a dry run says it. */
    String describePush(VersionTag wanted) {
        return verdict == Verdict.SKIP ? "nothing" : wanted.digest() + " as " + wanted.tag();
    }
}
