// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.auth.GhcrToken;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where charts go from the parameters {@code registry} and {@code repository}. */
public final class Destination {

    private static final Pattern PORT = Pattern.compile("[0-9]+");

    private Destination() {}

    /**
     * The repository below which each chart has its own.
     *
     * @param registry host, with {@code :port} where it has one; {@code oci://} before it is taken off
     * @param repository the path; null where nobody gave one
     * @param owner who owns the project's repository; stands in for a missing path as {@code <owner>/charts}
     */
    public static Repository of(String registry, @Nullable String repository, Optional<String> owner) {
        String host = host(registry);
        String path = repository != null
                ? path(repository)
                : owner.map(name -> name + "/charts")
                        .orElseThrow(() -> new FaultException(
                                "Nothing says where on " + host + " the charts go.",
                                "set <repository>owner/charts</repository> in the plugin's configuration, or"
                                        + " -Dghcr.repository=owner/charts;\n"
                                        + "with <scm><url> on github.com the owner is taken from there",
                                "no-repository"));
        try {
            return new Repository(host, path);
        } catch (IllegalArgumentException e) {
            throw new FaultException(
                    "The destination is wrong: " + e.getMessage() + ".",
                    "correct <registry> (host or host:port) and <repository> (path without the chart's name)",
                    "destination");
        }
    }

    /**
     * What there is to say where the destination is not as it was written: registries take lower case alone
     * (distribution-spec, "Pulling manifests").
     *
     * @param repository the path as it was given; null where nobody gave one
     */
    public static Optional<String> lowerCased(Repository charts, @Nullable String repository) {
        return Optional.ofNullable(repository)
                .filter(path -> !path.equals(path.toLowerCase(Locale.ROOT)))
                .map(path -> "Using " + charts + " ("
                        + (charts.registry().equals(GhcrToken.HOST) ? "GHCR needs" : "registries need")
                        + " lower case)");
    }

    /** Where the charts of these names go, as it is said. */
    public static String describe(Repository charts, List<String> names) {
        return names.size() == 1 ? charts.child(names.get(0)).toString() : charts + ": " + String.join(", ", names);
    }

    /** The repository that credentials must be good for: the chart's own where there is one, else the one above them all. */
    public static Repository common(Repository charts, List<String> names) {
        return names.size() == 1 ? charts.child(names.get(0)) : charts;
    }

    private static String host(String registry) {
        String host = registry.startsWith("oci://") ? registry.substring("oci://".length()) : registry;
        host = host.endsWith("/") ? host.substring(0, host.length() - 1) : host;
        if (host.indexOf('/') >= 0) {
            String[] parts = host.replaceFirst("^[a-z]+://", "").split("/", 2);
            throw new FaultException(
                    "registry is '" + registry + "': only the host belongs there.",
                    "write <registry>" + parts[0] + "</registry>"
                            + (parts.length == 1
                                    ? ""
                                    : " and <repository>" + parts[1].replaceFirst("[:@].*", "") + "</repository>"),
                    "destination");
        }
        int colon = host.lastIndexOf(':');
        if (colon > 0
                && !host.endsWith("]")
                && !PORT.matcher(host.substring(colon + 1)).matches()) {
            throw new FaultException(
                    "registry is '" + registry + "': a tag does not belong there.",
                    "write <registry>" + host.substring(0, colon) + "</registry>; the tag is the chart's version",
                    "destination");
        }
        return host.toLowerCase(Locale.ROOT); // GHCR.IO is ghcr.io, for credentials too
    }

    /** GHCR takes lower case alone, and owners write their name as they like. */
    private static String path(String repository) {
        String path = repository.toLowerCase(Locale.ROOT);
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
