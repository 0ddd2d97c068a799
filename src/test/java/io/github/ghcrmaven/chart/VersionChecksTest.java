// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionChecksTest {

    private final List<String> warnings = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "1.4.0, 1.4.0, true",
        "1.4.0-SNAPSHOT, 1.4.0, true",
        "1.4.0-SNAPSHOT, 1.4.0-SNAPSHOT, true",
        "1.4.0, v1.4.0, false",
        "1.4.0, 1.4, false",
        "1.4.0, 1.4.0-SNAPSHOT, false",
        "1.4.0, '', false"
    })
    void appVersionIsTheProjectsOrThatOfTheReleaseToCome(String project, String appVersion, boolean fits) {
        assertThat(faults(AppVersionCheck.FAIL, project, appVersion).isEmpty()).isEqualTo(fits);
        assertThat(faults(AppVersionCheck.OFF, project, appVersion)).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void appVersionThatDiffersIsWarnedOfOnRequest() {
        assertThat(faults(AppVersionCheck.WARN, "1.4.0", "1.3.0")).isEmpty();

        assertThat(warnings).singleElement().asString().startsWith("web/Chart.yaml says appVersion '1.3.0'");
    }

    @Test
    void aWarningThatSeveralChartsCauseIsGivenOnce() {
        VersionChecks checks = new VersionChecks(false, AppVersionCheck.OFF, "1.4", warnings::add);
        Metadata metadata = SampleMetadata.with("").withVersions("1.4", "1");

        assertThat(checks.faults("web/Chart.yaml", metadata)).isEmpty();
        assertThat(checks.faults("db/Chart.yaml", metadata)).isEmpty();

        assertThat(warnings).hasSize(1);
    }

    private List<Fault> faults(AppVersionCheck check, String project, String appVersion) {
        return new VersionChecks(true, check, project, warnings::add)
                .faults("web/Chart.yaml", SampleMetadata.with("").withVersions("1.4.0", appVersion));
    }
}
