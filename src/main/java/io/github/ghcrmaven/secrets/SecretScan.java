// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.glob.Glob;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Looks for secrets in what will be published, and says so or refuses. */
public final class SecretScan {

    private final SecretScanMode mode;
    private final List<Glob> excludes;
    private final Consumer<String> warnings;

    /**
     * A scan that judges what it finds by the mode.
     *
     * @param excludes paths or globs of files that are not scanned, below the chart's folder
     * @param warnings takes the warnings
     */
    public SecretScan(SecretScanMode mode, List<String> excludes, Consumer<String> warnings) {
        this.mode = mode;
        this.excludes = Glob.all(excludes);
        this.warnings = warnings;
    }

    /** Where nobody looks. */
    public static SecretScan off() {
        return new SecretScan(SecretScanMode.OFF, List.of(), warning -> {});
    }

    /** Whether a file is to be scanned; {@code path} is below the chart's folder, with {@code /}. */
    public boolean wants(String path) {
        return mode != SecretScanMode.OFF && excludes.stream().noneMatch(glob -> glob.matches(path));
    }

    /**
     * The secrets in a file.
     *
     * @param folder the chart's folder, as it is shown
     * @param path the file's path below it, with {@code /}
     */
    public List<Finding> scan(String folder, String path, InputStream in) throws IOException {
        return FileScan.of(folder + "/" + path, path.substring(path.lastIndexOf('/') + 1), in);
    }

    /**
     * Judges what was found in all charts together.
     *
     * @throws FaultException with all findings, where they are not to be packaged
     */
    public void judge(List<Finding> findings) {
        if (mode == SecretScanMode.WARN) {
            findings.forEach(
                    finding -> warnings.accept("A secret goes into the archive, for all who can pull it: " + finding));
        } else if (!findings.isEmpty()) {
            throw new FaultException(
                    "What is in the chart would be read by all who can pull it, and it holds "
                            + (findings.size() == 1 ? "a secret" : findings.size() + " secrets") + ":\n"
                            + findings.stream().map(finding -> "  " + finding).collect(Collectors.joining("\n")),
                    "take it out (a template can take the value from a Secret of the cluster) and replace what was published"
                            + " before;\nif it is none: <secretScanExcludes>, -Dghcr.secretScanExcludes=path/in/chart",
                    "secret-found");
        }
    }
}
