// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.fault.FaultException;
import java.io.File;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Function;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * What the names in a project's files stand for: properties of the command line, of the project and of the POM, then those
 * of the system. Never anything of the settings or of the session, where passwords are.
 */
final class ProjectValues implements Function<String, Optional<String>> {

    private static final String PROJECT = "project.";
    private static final String TIMESTAMP = "maven.build.timestamp";
    private static final String TIMESTAMP_FORMAT = TIMESTAMP + ".format";

    private final MavenSession session;
    private final MavenProject project;

    ProjectValues(MavenSession session, MavenProject project) {
        this.session = session;
        this.project = project;
    }

    @Override
    public Optional<String> apply(String name) {
        return Optional.ofNullable(session.getUserProperties().getProperty(name))
                .or(() -> Optional.ofNullable(project.getProperties().getProperty(name)))
                .or(() -> ofThePom(name))
                .or(() -> name.equals(TIMESTAMP) ? Optional.of(timestamp()) : Optional.empty())
                .or(() -> Optional.ofNullable(session.getSystemProperties().getProperty(name)));
    }

    private Optional<String> ofThePom(String name) {
        return switch (name) {
            case "basedir", "project.basedir" ->
                Optional.ofNullable(project.getBasedir()).map(File::toString);
            case "project.name" -> Optional.ofNullable(project.getName()); // the POM need not say it
            default ->
                name.startsWith(PROJECT)
                        ? ModelPath.read(project.getModel(), name.substring(PROJECT.length()))
                        : Optional.empty();
        };
    }

    /** As in a POM: the time at which the build began. */
    private String timestamp() {
        String pattern = apply(TIMESTAMP_FORMAT).orElse("yyyy-MM-dd'T'HH:mm:ss'Z'");
        try {
            SimpleDateFormat format = new SimpleDateFormat(pattern, Locale.ROOT);
            format.setTimeZone(TimeZone.getTimeZone("UTC"));
            Date start = session.getStartTime();
            return format.format(start);
        } catch (IllegalArgumentException e) {
            throw new FaultException(
                    TIMESTAMP_FORMAT + " is '" + pattern + "', which is no format of a date.",
                    "write it as in Java's SimpleDateFormat, such as yyyyMMdd-HHmm",
                    "parameter-value");
        }
    }
}
