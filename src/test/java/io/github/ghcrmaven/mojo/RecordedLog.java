// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Keeps the lines that a goal says. */
final class RecordedLog extends SystemStreamLog {

    private final List<String> infos = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    @Override
    public void info(CharSequence line) {
        infos.add(line.toString());
    }

    @Override
    public void debug(Throwable error) {
        // what a goal says to -X is of no interest here
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
}
