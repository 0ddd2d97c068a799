// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Repository;

/** Told how the upload of a large blob goes on. */
@FunctionalInterface
public interface UploadProgress {

    /** For those who do not want to know. */
    UploadProgress NONE = (endpoint, repository, blob) -> new Transfer() {};

    /** A try begins. */
    Transfer begin(Endpoint endpoint, Repository repository, Blob blob);

    /** One try: {@code begun}, any number of {@code moved}, then {@code succeeded} or {@code failed}. */
    interface Transfer {

        /** The bytes go out from the first on; once more where the registry or a proxy asks for authorization first. */
        default void begun() {}

        /** These bytes, {@code length} of them, have been sent. */
        default void moved(byte[] buffer, int length) {}

        default void succeeded() {}

        default void failed(Exception failure) {}
    }
}
