// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import io.github.ghcrmaven.yaml.GoYaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** What two archives of one chart say: the same entries, the same bytes; Chart.yaml where Helm would write it so. */
final class PackagedContent {

    private static final Pattern METADATA = Pattern.compile("[^/]+/(charts/[^/]+/)*Chart\\.yaml");

    private PackagedContent() {}

    /** The first difference, or nothing. */
    static String difference(Path helm, Path ours) throws IOException {
        if (!helm.getFileName().equals(ours.getFileName())) {
            return "named " + helm.getFileName() + " by Helm and " + ours.getFileName() + " by ours";
        }
        Map<String, byte[]> theirs = entries(helm);
        Map<String, byte[]> own = entries(ours);
        if (!theirs.keySet().equals(own.keySet())) {
            return "Helm has " + theirs.keySet() + ", ours " + own.keySet();
        }
        if (!topLevel(theirs).equals(topLevel(own))) {
            return "Helm's order is " + topLevel(theirs) + ", ours " + topLevel(own);
        }
        for (Map.Entry<String, byte[]> entry : theirs.entrySet()) {
            byte[] mine = own.getOrDefault(entry.getKey(), new byte[0]);
            if (!same(entry.getKey(), entry.getValue(), mine)) {
                return entry.getKey() + " is\n" + text(entry.getValue()) + "\nby Helm, and\n" + text(mine);
            }
        }
        String shown = HelmEngine.showChart(helm);
        String shownOfOurs = HelmEngine.showChart(ours);
        return shown.equals(shownOfOurs) ? "" : "Helm shows\n" + shown + "\nof its own, and of ours\n" + shownOfOurs;
    }

    private static boolean same(String name, byte[] helm, byte[] ours) {
        if (METADATA.matcher(name).matches()) {
            byte[] asHelmWrites = GoYaml.write(MetadataMembers.of(MetadataReader.read(name, ours)))
                    .getBytes(StandardCharsets.UTF_8);
            return Arrays.equals(helm, asHelmWrites);
        }
        return Arrays.equals(helm, ours);
    }

    /** Helm writes the charts within in no order. */
    private static List<String> topLevel(Map<String, byte[]> entries) {
        return entries.keySet().stream()
                .filter(name -> !name.matches("[^/]+/charts/.*"))
                .toList();
    }

    private static Map<String, byte[]> entries(Path archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.put(entry.getName(), tar.readAllBytes());
            }
        }
        return entries;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
