// SPDX-License-Identifier: Apache-2.0
/**
 * What others wrote, read with limits and shown without harm: JSON, PEM, Base64, ASN.1. Whatever is read here is of anybody's
 * making; what is not as it should be is refused, with a reason that can be shown.
 *
 * <p>The innermost package of signing: it knows no signatures, no network and no registry.
 */
@NullMarked
package io.github.ghcrmaven.sign.text;

import org.jspecify.annotations.NullMarked;
