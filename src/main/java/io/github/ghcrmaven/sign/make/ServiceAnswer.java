// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.sign.text.Limits;
import java.util.Optional;
import okio.ByteString;

/**
 * What a service said; nothing of it is verified.
 *
 * @param location of what the answer is about, as the header says it
 * @param body not larger than {@link Limits#ANSWER}
 */
record ServiceAnswer(int status, Optional<String> location, ByteString body) {}
