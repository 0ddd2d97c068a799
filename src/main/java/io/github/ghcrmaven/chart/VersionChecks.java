// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What a build asks of the versions of its charts beyond what Helm asks. */
public final class VersionChecks {

    private final boolean strictVersion;
    private final AppVersionCheck appVersionCheck;
    private final String projectVersion;
    private final Consumer<String> warnings;
    private final Set<String> warned = new HashSet<>();

    /**
     * Checks for the charts of one project.
     *
     * @param strictVersion whether a version that is not SemVer 2 is a fault; else it is warned of
     * @param appVersionCheck what an appVersion is that differs from the project's version
     * @param projectVersion a snapshot's appVersion may be that of the release to come
     * @param warnings takes each warning once
     */
    public VersionChecks(
            boolean strictVersion, AppVersionCheck appVersionCheck, String projectVersion, Consumer<String> warnings) {
        this.strictVersion = strictVersion;
        this.appVersionCheck = appVersionCheck;
        this.projectVersion = projectVersion;
        this.warnings = warnings;
    }

    /** Where nothing is asked. */
    static VersionChecks none() {
        return new VersionChecks(false, AppVersionCheck.OFF, "", warning -> {});
    }

    /** The faults in metadata as they are packaged; {@code origin} names the Chart.yaml in messages. */
    List<Fault> faults(String origin, Metadata metadata) {
        List<Fault> faults = new ArrayList<>();
        if (!ChartVersion.isStrict(metadata.version())) {
            String what = "The chart version '" + metadata.version() + "' is not SemVer 2, though Helm takes it.";
            if (strictVersion) {
                faults.add(new Fault(
                        what,
                        "write it with three numbers and no 'v', such as 1.4.0, or leave strictVersion",
                        "chart-version"));
            } else {
                warn(what + " strictVersion=true refuses it");
            }
        }
        if (appVersionCheck != AppVersionCheck.OFF && !isLockstep(metadata.appVersion())) {
            String what = origin + " says appVersion '" + metadata.appVersion() + "', and the project is "
                    + projectVersion + ".";
            if (appVersionCheck == AppVersionCheck.FAIL) {
                faults.add(new Fault(
                        what,
                        "write appVersion: " + SnapshotVersion.release(projectVersion)
                                + " there, leave keepAppVersion, or -Dghcr.appVersionCheck=off",
                        "app-version"));
            } else {
                warn(what + " The chart will claim to install what it does not");
            }
        }
        return faults;
    }

    private boolean isLockstep(String appVersion) {
        return appVersion.equals(projectVersion) || appVersion.equals(SnapshotVersion.release(projectVersion));
    }

    private void warn(String warning) {
        if (warned.add(warning)) {
            warnings.accept(warning);
        }
    }
}
