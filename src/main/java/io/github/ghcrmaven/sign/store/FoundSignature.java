// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.store;

import io.github.ghcrmaven.sign.verify.StoredSignature;

/** What was found where the signatures of a manifest are kept. */
public sealed interface FoundSignature {

    /** Where it was found, for messages: {@code .sig 1} is the first layer of the tag, {@code bundle 1} the first referrer. */
    String place();

    /** One that can be judged. */
    record Legible(String place, StoredSignature signature) implements FoundSignature {}

    /**
     * One whose content is not there or not as its form wants it. It fails nothing but itself: whoever may push could
     * otherwise keep all others from being verified.
     *
     * @param reason why, as a part of a sentence
     */
    record Illegible(String place, String reason) implements FoundSignature {}
}
