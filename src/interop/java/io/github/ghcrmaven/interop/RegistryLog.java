// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Prints the end of the registry's log beside a failure: the cause is often said only there. */
final class RegistryLog implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

    private static final int LINES = 40;

    private @Nullable Registry registry;

    void of(Registry started) {
        registry = started;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        print(context);
        throw failure;
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        print(context);
        throw failure;
    }

    private void print(ExtensionContext context) throws IOException {
        if (registry != null) {
            List<String> lines = registry.log().lines().toList();
            System.out.println("The registry's log at the failure of " + context.getDisplayName() + ":");
            lines.subList(Math.max(0, lines.size() - LINES), lines.size()).forEach(System.out::println);
        }
    }
}
