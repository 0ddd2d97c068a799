// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells from a step's script whether it runs Maven to publish. */
final class MavenCommand {

    private static final Pattern CONTINUED = Pattern.compile("[\\\\`^]\\r?\\n");
    private static final Pattern COMMANDS = Pattern.compile("\\r?\\n|;|&&?|\\|\\|?");
    private static final Pattern MAVEN = Pattern.compile("(?:.*[/\\\\])?mvn[wd]?(?:\\.cmd)?");
    private static final Pattern PUBLISHES =
            Pattern.compile("deploy|(?:ghcr|io\\.github\\.ghcrmaven:ghcr-maven-plugin(?::[^:\\s]+)?):push(?:@\\S+)?");

    /** Options whose value is the next word, which may be any. */
    private static final Set<String> WITH_VALUE = Set.of(
            "-pl",
            "--projects",
            "-f",
            "--file",
            "-P",
            "--activate-profiles",
            "-rf",
            "--resume-from",
            "-s",
            "--settings",
            "-gs",
            "--global-settings",
            "-t",
            "--toolchains",
            "-l",
            "--log-file",
            "-T",
            "--threads",
            "-D",
            "--define");

    private MavenCommand() {}

    /** Whether one of the script's commands is Maven with {@code deploy} or this plugin's push among its goals. */
    static boolean publishes(String script) {
        String whole = CONTINUED.matcher(script).replaceAll(" ");
        return COMMANDS.splitAsStream(whole)
                .map(command -> Arrays.stream(command.strip().split("\\s+"))
                        .takeWhile(word -> !word.startsWith("#"))
                        .toList())
                .anyMatch(MavenCommand::isPublication);
    }

    private static boolean isPublication(List<String> words) {
        Iterator<String> rest = words.iterator();
        boolean maven = false;
        while (!maven && rest.hasNext()) {
            maven = MAVEN.matcher(rest.next()).matches();
        }
        while (rest.hasNext()) {
            String word = rest.next();
            if (WITH_VALUE.contains(word) && rest.hasNext()) {
                rest.next();
            } else if (PUBLISHES.matcher(word).matches()) {
                return true;
            }
        }
        return false;
    }
}
