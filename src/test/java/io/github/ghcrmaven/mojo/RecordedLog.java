// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Keeps the lines that a goal says. */
final class RecordedLog extends SystemStreamLog {

    private final List<String> debugs = new CopyOnWriteArrayList<>();
    private final List<String> infos = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    @Override
    public void info(CharSequence line) {
        infos.add(line.toString());
    }

    @Override
    public void debug(CharSequence line) {
        debugs.add(line.toString());
    }

    @Override
    public void debug(Throwable error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        debugs.add(trace.toString());
    }

    @Override
    public void warn(CharSequence line) {
        warnings.add(line.toString());
    }

    @Override
    public void error(CharSequence line) {
        errors.add(line.toString());
    }

    List<String> infos() {
        return List.copyOf(infos);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    /** All that was said, with what {@code -X} alone shows. */
    String everything() {
        return String.join("\n", debugs)
                + String.join("\n", infos)
                + String.join("\n", warnings)
                + String.join("\n", errors);
    }
}
