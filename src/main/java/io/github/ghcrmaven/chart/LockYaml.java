// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.yaml.GoYaml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Chart.lock as it goes into the archive: Helm reads the file's fields and writes them anew (pkg/chartutil/save.go). */
final class LockYaml {

    private LockYaml() {}

    /** What Helm makes of Chart.lock or requirements.lock; empty where the file says nothing. */
    static Optional<byte[]> asHelmWrites(String origin, byte[] lock) {
        Object root = MetadataReader.parse(origin, lock);
        if (root == null) {
            return Optional.empty();
        }
        YamlFields fields = new YamlFields(origin, root);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("generated", fields.time("generated"));
        members.put("digest", fields.text("digest"));
        members.put("dependencies", fields.isGiven("dependencies") ? dependencies(origin, fields) : null);
        fields.requireJsonElsewhere();
        return Optional.of(GoYaml.write(members).getBytes(StandardCharsets.UTF_8));
    }

    private static List<@Nullable Object> dependencies(String origin, YamlFields fields) {
        List<@Nullable Object> dependencies = new ArrayList<>();
        for (Object element : fields.list("dependencies")) {
            String place = origin + ", dependencies[" + dependencies.size() + "]";
            dependencies.add(
                    element == null
                            ? null
                            : MetadataMembers.of(MetadataReader.dependency(
                                    new YamlFields(place, element), UnaryOperator.identity())));
        }
        return dependencies;
    }
}
