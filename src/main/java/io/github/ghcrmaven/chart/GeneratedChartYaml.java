// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.NonPrintableStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;

/** A Chart.yaml made from metadata, with every text in double quotes: no reader takes it for anything but a text. */
final class GeneratedChartYaml {

    private GeneratedChartYaml() {}

    static String of(Metadata metadata) {
        Map<String, Object> members = new LinkedHashMap<>(MetadataMembers.of(metadata));
        if (metadata.apiVersion().equals("v1")) {
            members.remove("dependencies"); // they stand in requirements.yaml
        }
        return yaml().dump(members);
    }

    /** A text as a double-quoted scalar. */
    static String quoted(String text) {
        return yaml().dump(text).strip();
    }

    private static Yaml yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setDefaultScalarStyle(ScalarStyle.DOUBLE_QUOTED);
        options.setSplitLines(false);
        options.setNonPrintableStyle(NonPrintableStyle.ESCAPE); // else it writes !!binary
        return new Yaml(options);
    }
}
