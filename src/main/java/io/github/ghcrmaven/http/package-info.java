/**
 * The build's one HTTP client (proxy, timeouts, user agent) and the retry policy as a value that callers apply once around
 * their unit of work; the client itself never retries. Knows nothing of registries.
 */
@NullMarked
package io.github.ghcrmaven.http;

import org.jspecify.annotations.NullMarked;
