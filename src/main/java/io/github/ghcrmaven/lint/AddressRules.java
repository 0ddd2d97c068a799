// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.go.RequestUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for addresses in Chart.yaml: maintainers, sources, icon (pkg/chart/v2/lint/rules/chartfile.go). */
final class AddressRules {

    private AddressRules() {}

    static void check(Chartfile chartfile, Findings findings) {
        maintainers(chartfile, findings);
        sources(chartfile, findings);
        icon(chartfile, findings);
    }

    /** Helm stops at the first maintainer that is wrong; here each is said. */
    private static void maintainers(Chartfile chartfile, Findings findings) {
        List<Chartfile.@Nullable Maintainer> maintainers = chartfile.maintainers();
        for (int i = 0; i < maintainers.size(); i++) {
            String problem = problem(maintainers.get(i));
            if (problem != null) {
                findings.error(ChartfileRules.FILE, chartfile.line("maintainers", i), problem);
            }
        }
    }

    private static @Nullable String problem(Chartfile.@Nullable Maintainer maintainer) {
        if (maintainer == null) {
            return "a maintainer entry is empty";
        } else if (maintainer.name().isEmpty()) {
            return "each maintainer requires a name";
        } else if (!maintainer.email().isEmpty() && !EmailAddress.isValid(maintainer.email())) {
            return "invalid email '" + maintainer.email() + "' for maintainer '" + maintainer.name() + "'";
        } else if (!maintainer.url().isEmpty() && !WebAddress.isValid(maintainer.url())) {
            return "invalid url '" + maintainer.url() + "' for maintainer '" + maintainer.name() + "'";
        }
        return null;
    }

    private static void sources(Chartfile chartfile, Findings findings) {
        for (int i = 0; i < chartfile.sources().size(); i++) {
            String source = chartfile.sources().get(i);
            if (!RequestUrl.isValid(source)) {
                findings.error(
                        ChartfileRules.FILE, chartfile.line("sources", i), "invalid source URL '" + source + "'");
            }
        }
    }

    private static void icon(Chartfile chartfile, Findings findings) {
        if (chartfile.icon().isEmpty()) {
            findings.info(ChartfileRules.FILE, "icon is recommended");
        } else if (!RequestUrl.isValid(chartfile.icon())) {
            findings.error(ChartfileRules.FILE, chartfile.line("icon"), "invalid icon URL '" + chartfile.icon() + "'");
        }
    }
}
