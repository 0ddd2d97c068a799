// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import java.util.ArrayList;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.jspecify.annotations.Nullable;

/** A session whose parts are Maven's own; the session itself cannot be made outside of Maven. */
final class TestSession {

    /** A home in which nothing is: tests must not find the credentials of whoever runs them. */
    private static final String NOBODY = "/home/nobody-who-is-there";

    private final MavenSession session;
    private final Settings settings = new Settings();
    private final Properties userProperties = new Properties();
    private final Properties systemProperties = new Properties();
    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();

    TestSession() {
        this(mock(MavenSession.class));
    }

    /** Puts the parts into the mock that the harness made. */
    TestSession(MavenSession session) {
        this.session = session;
        systemProperties.setProperty("os.name", "Linux");
        systemProperties.setProperty("user.home", NOBODY);
        doReturn(settings).when(session).getSettings();
        doReturn(userProperties).when(session).getUserProperties();
        doReturn(systemProperties).when(session).getSystemProperties();
        doReturn(request).when(session).getRequest();
        doReturn(new DefaultRepositorySystemSession()).when(session).getRepositorySession();
    }

    MavenSession session() {
        return session;
    }

    MavenExecutionRequest request() {
        return request;
    }

    TestSession server(String id, @Nullable String username, @Nullable String password) {
        Server server = new Server();
        server.setId(id);
        server.setUsername(username);
        server.setPassword(password);
        settings.addServer(server);
        return this;
    }

    /** From now on without the servers it had. */
    TestSession emptySettings() {
        settings.setServers(new ArrayList<>());
        return this;
    }

    TestSession serverWithPassphrase(String id, @Nullable String passphrase) {
        Server server = new Server();
        server.setId(id);
        server.setPassphrase(passphrase);
        settings.addServer(server);
        return this;
    }

    TestSession userProperty(String name, String value) {
        userProperties.setProperty(name, value);
        return this;
    }

    /** As Maven keeps the environment. */
    TestSession environment(String name, String value) {
        systemProperties.setProperty("env." + name, value);
        return this;
    }
}
