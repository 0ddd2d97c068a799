// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One run of a program, which has to succeed. */
final class Command {

    private static final int MINUTES = 10;

    /** What the user's own configuration could bring into a run. */
    private static final Pattern FOREIGN = Pattern.compile("(HELM|GHCR|GITHUB|ACTIONS|DOCKER|COSIGN|SIGSTORE|XDG)_.*"
            + "|REGISTRY_AUTH_FILE|SOURCE_DATE_EPOCH|MAVEN_(ARGS|BASEDIR|PROJECTBASEDIR)");

    private final ProcessBuilder process;
    private String input = "";

    private Command(List<String> words) {
        process = new ProcessBuilder(words);
        process.environment().keySet().removeIf(name -> FOREIGN.matcher(name).matches());
    }

    static Command of(Path program, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(program.toString());
        words.addAll(arguments);
        return new Command(words);
    }

    Command in(Path folder) {
        process.directory(folder.toFile());
        return this;
    }

    Command with(String variable, Object value) {
        process.environment().put(variable, value.toString());
        return this;
    }

    Command input(String text) {
        input = text;
        return this;
    }

    String text() throws IOException {
        return new String(run(), StandardCharsets.UTF_8);
    }

    /** What the program wrote to its standard output. A failure carries everything that it wrote. */
    byte[] run() throws IOException {
        Path out = Files.createTempFile("interop", ".out");
        Path err = Files.createTempFile("interop", ".err");
        try {
            int exit = exitCode(process.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start());
            if (exit != 0) {
                throw new AssertionError(String.join(" ", process.command()) + "\nended with " + exit + "\n"
                        + Files.readString(out) + Files.readString(err));
            }
            return Files.readAllBytes(out);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private int exitCode(Process running) throws IOException {
        try {
            running.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            running.getOutputStream().close();
            if (!running.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IOException(process.command().get(0) + " did not end in " + MINUTES + " minutes");
            }
            return running.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            running.destroy();
        }
    }
}
