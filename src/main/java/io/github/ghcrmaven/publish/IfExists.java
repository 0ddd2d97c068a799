// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

/** What happens where a released version is in the registry with another digest. */
public enum IfExists {
    /** The publication fails before anything is written. */
    FAIL,
    /** What is there stays, and nothing is uploaded. */
    SKIP,
    /** The tag is moved. */
    OVERWRITE
}
