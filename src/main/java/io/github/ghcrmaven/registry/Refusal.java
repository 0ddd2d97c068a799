// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.oci.Repository;
import java.util.Optional;

/**
 * An answer that ends a request: what there is to find its cause by.
 *
 * @param repository the repository it was about
 * @param target what the request was about, as it is said: {@code a push to acme/charts/web}, or a reference
 * @param stage what was being done
 * @param status the HTTP status; 401 where the request was not even sent
 * @param error what the body says
 * @param credential what was asked with, where there was one
 */
public record Refusal(
        Repository repository,
        String target,
        Stage stage,
        int status,
        RegistryError error,
        Optional<Credential> credential) {}
