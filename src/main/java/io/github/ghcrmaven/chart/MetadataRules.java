// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.fault.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What makes a chart's metadata unfit: Helm's {@code Metadata.Validate} (pkg/chart/metadata.go), and a name that no OCI
 * repository can bear. All faults are found, not the first only.
 */
final class MetadataRules {

    private static final Pattern ALIAS = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final Pattern OCI_NAME = Pattern.compile("[a-z0-9]++((\\.|__?|-++)[a-z0-9]++)*+");
    private static final Set<String> TYPES = Set.of("", "application", "library");

    private final String origin;
    private final List<Fault> faults = new ArrayList<>();

    private MetadataRules(String origin) {
        this.origin = origin;
    }

    /** The faults of a chart that is going to be published; {@code origin} names its Chart.yaml in messages. */
    static List<Fault> faults(String origin, Metadata metadata) {
        MetadataRules rules = new MetadataRules(origin);
        rules.checkName(metadata.name());
        rules.check(metadata);
        return rules.faults;
    }

    /**
     * The faults of a chart in another's charts/: it is never in a registry by itself, so Helm's rule for names holds.
     */
    static List<Fault> faultsWithin(String origin, Metadata metadata) {
        MetadataRules rules = new MetadataRules(origin);
        rules.checkNameWithin(metadata.name());
        rules.check(metadata);
        return rules.faults;
    }

    private void check(Metadata metadata) {
        checkVersion(metadata.version());
        checkType(metadata.type());
        checkDependencies(metadata.dependencies());
    }

    private void checkNameWithin(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("/")) {
            add("has no name that a folder can bear.", "correct the name in its Chart.yaml", "chart-name");
        }
    }

    private void checkName(String name) {
        if (name.isEmpty()) {
            add("has no name.", "add one: name: my-chart", "chart-name");
        } else if (!OCI_NAME.matcher(name).matches()) {
            add(
                    "has the name '" + name + "', which no chart in a registry can have.",
                    "use lower-case letters and digits, parted by '-', '.' or '_'",
                    "chart-name");
        }
    }

    private void checkVersion(String version) {
        if (version.isEmpty()) {
            add("has no version.", "add one: version: 0.1.0 (the build replaces it)", "chart-version");
        } else if (!ChartVersion.isValid(version)) {
            add("has the version '" + version + "', which is none.", "use SemVer 2, such as 1.4.0", "chart-version");
        }
    }

    private void checkType(String type) {
        if (!TYPES.contains(type)) {
            add("has the type '" + type + "', which Helm does not know.", "use application or library", "chart-yaml");
        }
    }

    private void checkDependencies(List<Dependency> dependencies) {
        Set<String> seen = new HashSet<>();
        for (Dependency dependency : dependencies) {
            String alias = dependency.alias();
            if (!alias.isEmpty() && !ALIAS.matcher(alias).matches()) {
                add(
                        "has the alias '" + alias + "' for the dependency '" + dependency.name() + "'.",
                        "use letters, digits, '_' and '-'",
                        "chart-dependencies");
            }
            String key = alias.isEmpty() ? dependency.name() : alias;
            if (!seen.add(key)) {
                add("has two dependencies that go by '" + key + "'.", "give one an alias", "chart-dependencies");
            }
        }
    }

    private void add(String what, String fix, String anchor) {
        faults.add(new Fault(origin + " " + what, fix, anchor));
    }
}
