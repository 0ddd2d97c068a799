// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransientsTest {

    private static final RegistryError SILENT = new RegistryError("", "");

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 499, 500, 502, 503, 504, 522})
    void theseStatusesPassByThemselves(int status) {
        assertThat(Transients.passes(status, SILENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 405, 413, 416})
    void theseDoNot(int status) {
        assertThat(Transients.passes(status, SILENT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BLOB_UPLOAD_UNKNOWN", "MANIFEST_BLOB_UNKNOWN", "TOOMANYREQUESTS"})
    void theseCodesDoWhateverTheStatus(String code) {
        assertThat(Transients.passes(404, new RegistryError(code, ""))).isTrue();
    }

    @Test
    void a403PassesOnlyWhereItIsARateLimit() {
        assertThat(Transients.passes(403, new RegistryError("DENIED", "… exceeded a Secondary Rate Limit. …")))
                .isTrue();
        assertThat(Transients.passes(403, new RegistryError("DENIED", "permission_denied: read_package")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | retry-after: 10.305464ms, allowed: 2000/minute | PT1S",
                "429 | retry-after: 1m30s, allowed: 44000/minute | PT1M30S",
                "403 | You have exceeded a secondary rate limit. | PT1M",
                "403 | permission_denied: read_package | PT5S"
            })
    void someNeedALongerWaitThanOthers(int status, String message, Duration pace) {
        assertThat(Transients.pace(status, new RegistryError("", message))).contains(pace);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "blob upload unknown to registry", "retry-after: soon, allowed: 1/minute"})
    void forOthersAnyWaitWillDo(String message) {
        assertThat(Transients.pace(429, new RegistryError("", message))).isEmpty();
    }

    @Test
    void aRateLimitIsRecognisedBehindALongPreamble() {
        String body = "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"" + "x".repeat(500)
                + " You have exceeded a secondary rate limit.\"}]}";
        assertThat(Transients.passes(403, RegistryError.parse(body))).isTrue();
    }
}
