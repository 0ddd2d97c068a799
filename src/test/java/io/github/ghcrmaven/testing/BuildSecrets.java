// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an invoker test gives its builds to keep to themselves: variables whose names say so, passwords and passphrases of
 * settings, entries of credential files, and private keys. It is read from the test's own files, so that no test can forget
 * to name one.
 */
final class BuildSecrets {

    private static final String VARIABLE = "invoker.environmentVariables.";
    private static final Pattern SECRET_NAME = Pattern.compile("TOKEN|PASSWORD|PASSPHRASE|SECRET|PRIVATE");
    private static final Pattern OF_SETTINGS =
            Pattern.compile("(?:<username>([^<]+)</username>\\s*)?<(?:password|passphrase)>([^<]+)</");
    private static final Pattern OF_CREDENTIAL_FILE = Pattern.compile("()\"auth\": *\"([^\"]+)\"");
    private static final Pattern KEY_LINE = Pattern.compile("(?m)()^([\\w+/]{60,76})$");

    private final SecretScan scan = new SecretScan();

    private BuildSecrets() {}

    /** Those of a test, and of the settings that all share. */
    static BuildSecrets of(Path basedir) throws IOException {
        BuildSecrets secrets = new BuildSecrets();
        for (Path file : files(basedir, ".*\\.(xml|json|asc|key|pem)")) {
            secrets.read(file);
        }
        Path settings = basedir.resolveSibling("interpolated-settings.xml");
        if (Files.exists(settings)) {
            secrets.read(settings);
        }
        Path properties = basedir.resolve("invoker.properties");
        if (Files.exists(properties)) {
            secrets.variables(properties);
        }
        return secrets;
    }

    /** Fails where any stands in what a build left behind, without repeating it. */
    void assertAbsentFrom(String log) {
        scan.assertAbsentFrom(log);
    }

    /** Files below a folder, by their names. */
    static List<Path> files(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    private void variables(Path file) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(file)) {
            properties.load(in);
        }
        for (String property : properties.stringPropertyNames()) {
            String variable = property.replace(VARIABLE, "");
            if (property.startsWith(VARIABLE) && SECRET_NAME.matcher(variable).find()) {
                add(variable, properties.getProperty(property));
            }
        }
    }

    private void read(Path file) throws IOException {
        String name = file.getFileName().toString();
        Pattern pattern = name.endsWith(".xml") ? OF_SETTINGS : name.endsWith(".json") ? OF_CREDENTIAL_FILE : KEY_LINE;
        Matcher matcher = pattern.matcher(Files.readString(file, StandardCharsets.UTF_8));
        for (MatchResult found : matcher.results().toList()) {
            String user = found.group(1);
            add("a secret of " + name, found.group(2));
            if (user != null && !user.isEmpty() && !isExpression(found.group(2))) {
                scan.credential(user, found.group(2));
            }
        }
    }

    private void add(String name, String value) {
        if (!isExpression(value)) {
            scan.secret(name, value);
        }
    }

    /** What it stands for is somewhere else, under a name of its own. */
    private static boolean isExpression(String value) {
        return value.contains("${");
    }
}
