// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that was looked at.
 *
 * @param status how it stands
 * @param label what was looked at, one word
 * @param text what was found; may have several lines
 * @param fix what to do about it; empty where there is nothing to do
 */
public record Check(Status status, String label, String text, String fix) {

    private static final String FURTHER = " ".repeat(8);

    /** How a thing stands. */
    public enum Status {
        OK("ok"),
        /** A push would succeed, and something else would not be as wanted. */
        WARN("warn"),
        /** A push would fail. */
        FAIL("fail"),
        /** Not tried, or of no importance here. */
        NONE("--");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    static Check ok(String label, String text) {
        return new Check(Status.OK, label, text, "");
    }

    static Check none(String label, String text) {
        return new Check(Status.NONE, label, text, "");
    }

    static Check warn(String label, String text, String fix) {
        return new Check(Status.WARN, label, text, fix);
    }

    static Check fail(String label, String text, String fix) {
        return new Check(Status.FAIL, label, text, fix);
    }

    /** What a push would fail with. */
    public static Check fail(String label, FaultException refusal) {
        List<Fault> faults = refusal.faults();
        return fail(
                label,
                faults.stream().map(Fault::what).collect(Collectors.joining("\n")),
                faults.stream().map(Fault::fix).distinct().collect(Collectors.joining("\n")));
    }

    /** Its first line alone, where what was looked at before says why and what to do. */
    Check brief() {
        return new Check(status, label, text.lines().findFirst().orElse(""), "");
    }

    /** The lines of a list in which labels and texts stand below each other. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String first = text.lines().findFirst().orElse("");
        lines.add(String.format("%-6s%-14s%s", status, label, first));
        text.lines().skip(1).map(line -> FURTHER + line).forEach(lines::add);
        if (!fix.isEmpty()) {
            (FURTHER + "Fix: " + fix.replace("\n", "\n" + FURTHER + "     "))
                    .lines()
                    .forEach(lines::add);
        }
        return lines;
    }
}
