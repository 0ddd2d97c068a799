// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DebugLogTest {

    @Test
    void whatIsPrintedWithoutDebugStays() {
        String log = """
                Apache Maven 3.9.9
                [INFO] Scanning
                [ERROR] it failed
                it has two lines
                """;

        assertThat(new DebugLog(log).withoutDebug()).isEqualTo(log);
    }

    @Test
    void debugLinesGoWithWhatBelongsToThem() {
        assertThat(new DebugLog("""
                        [INFO] one
                        [DEBUG] two
                          of two
                        [WARNING] three
                        [DEBUG] four
                        """).withoutDebug()).isEqualTo("[INFO] one\n[WARNING] three\n");
    }

    @Test
    void theNextInvocationBeginsAnew() {
        assertThat(new DebugLog("""
                        [DEBUG] Shutting down
                        Apache Maven 4.0.0
                        Default locale: tr_TR
                        """).withoutDebug()).isEqualTo("Apache Maven 4.0.0\nDefault locale: tr_TR\n");
    }

    @Test
    void stackTracesGo() {
        assertThat(new DebugLog("""
                        [ERROR] it failed
                        org.apache.maven.lifecycle.LifecycleExecutionException: it failed
                        for a reason
                            at org.apache.maven.Some.method(Some.java:1)
                        Caused by: java.io.IOException: a reason
                        [ERROR] see above
                        java.lang.AssertionError
                        """).withoutDebug()).isEqualTo("[ERROR] it failed\n[ERROR] see above\n");
    }
}
