// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Metadata as the members of Helm's structs, in the order of their declaration and without what is empty
 * (pkg/chart/metadata.go and pkg/registry/client.go): what the config of a chart's manifest holds.
 */
public final class MetadataMembers {

    private MetadataMembers() {}

    public static Map<String, Object> of(Metadata metadata) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "name", metadata.name());
        put(members, "home", metadata.home());
        put(members, "sources", metadata.sources());
        put(members, "version", metadata.version());
        put(members, "description", metadata.description());
        put(members, "keywords", metadata.keywords());
        put(
                members,
                "maintainers",
                metadata.maintainers().stream().map(MetadataMembers::of).toList());
        put(members, "icon", metadata.icon());
        put(members, "apiVersion", metadata.apiVersion());
        put(members, "condition", metadata.condition());
        put(members, "tags", metadata.tags());
        put(members, "appVersion", metadata.appVersion());
        put(members, "deprecated", metadata.deprecated());
        if (!metadata.annotations().isEmpty()) {
            members.put("annotations", metadata.annotations());
        }
        put(members, "kubeVersion", metadata.kubeVersion());
        put(
                members,
                "dependencies",
                metadata.dependencies().stream().map(MetadataMembers::of).toList());
        put(members, "type", metadata.type());
        return members;
    }

    private static Map<String, Object> of(Maintainer maintainer) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "name", maintainer.name());
        put(members, "email", maintainer.email());
        put(members, "url", maintainer.url());
        return members;
    }

    static Map<String, Object> of(Dependency dependency) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", dependency.name());
        put(members, "version", dependency.version());
        members.put("repository", dependency.repository()); // Helm writes it even when empty
        put(members, "condition", dependency.condition());
        put(members, "tags", dependency.tags());
        put(members, "enabled", dependency.enabled());
        put(members, "import-values", dependency.importValues());
        put(members, "alias", dependency.alias());
        return members;
    }

    private static void put(Map<String, Object> members, String name, Object value) {
        boolean empty = value.equals("")
                || value.equals(false)
                || (value instanceof Collection<?> elements && elements.isEmpty());
        if (!empty) {
            members.put(name, value);
        }
    }
}
