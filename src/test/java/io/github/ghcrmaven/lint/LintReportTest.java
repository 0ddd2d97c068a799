// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LintReportTest {

    private static final Finding INFO = new Finding(Severity.INFO, "Chart.yaml", 0, "icon is recommended");
    private static final Finding WARNING = new Finding(Severity.WARNING, "a", 3, "w");
    private static final Finding ERROR = new Finding(Severity.ERROR, "b", 0, "e");

    @Test
    void anErrorFails() {
        assertThat(new LintReport("web", List.of(ERROR)).fails(false)).isTrue();
    }

    @Test
    void aWarningFailsWhenStrict() {
        LintReport report = new LintReport("web", List.of(INFO, WARNING));

        assertThat(report.fails(false)).isFalse();
        assertThat(report.fails(true)).isTrue();
    }

    @Test
    void whatIsOnlySaidNeverFails() {
        assertThat(new LintReport("web", List.of(INFO)).fails(true)).isFalse();
    }

    @Test
    void theSummaryCounts() {
        assertThat(new LintReport("web", List.of(INFO, WARNING, ERROR)).summary())
                .isEqualTo("1 error, 1 warning in chart web");
        assertThat(new LintReport("web", List.of(WARNING, WARNING)).summary())
                .isEqualTo("no errors, 2 warnings in chart web");
    }

    @Test
    void aSentenceHasOneLine() {
        assertThat(new Finding(Severity.ERROR, "a", 0, "unable to load chart\n\tbad:\n  line 3: x\n").sentence())
                .isEqualTo("unable to load chart: bad: line 3: x");
    }

    @Test
    void aFindingSaysSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Finding(Severity.INFO, "a", 0, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Finding(Severity.INFO, "a", -1, "b"));
    }
}
