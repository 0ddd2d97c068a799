// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the suite with one line where a tool or the charts are absent; under {@code CI=true} that is a failure. */
final class Prerequisites implements ExecutionCondition {

    private static final AtomicBoolean SAID = new AtomicBoolean();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String missing = missing();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("tools and charts are there");
        }
        String reason = "Interop suite: missing " + missing + "; src/interop/install-tools.sh installs the tools.";
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(reason);
        }
        if (!SAID.getAndSet(true)) {
            System.out.println(reason + " Skipped.");
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    private static String missing() {
        Path charts = Suite.charts();
        Stream<String> folder = Files.isDirectory(charts) ? Stream.empty() : Stream.of("the charts folder " + charts);
        return Stream.concat(Tool.missing().stream().map(Tool::toString), folder)
                .collect(joining(", "));
    }
}
