// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import java.util.List;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.building.SettingsProblem.Severity;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** Decrypts {@code {text}} to {@code text}, on a copy as Maven does; has a problem to tell where it is given one. */
record TestDecrypter(List<SettingsProblem> problems) implements SettingsDecrypter {

    static TestDecrypter working() {
        return new TestDecrypter(List.of());
    }

    static TestDecrypter withProblem(Severity severity, String message) {
        return new TestDecrypter(List.of(new DefaultSettingsProblem(message, severity, "", -1, -1, null)));
    }

    @Override
    public SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
        return new Result(
                request.getServers().stream().map(TestDecrypter::decrypted).toList(), problems);
    }

    private static Server decrypted(Server server) {
        Server copy = server.clone();
        copy.setPassword(decrypted(server.getPassword()));
        copy.setPassphrase(decrypted(server.getPassphrase()));
        return copy;
    }

    private static @Nullable String decrypted(@Nullable String text) {
        if (text == null || !text.startsWith("{") || !text.endsWith("}")) {
            return text;
        }
        return text.substring(1, text.length() - 1);
    }

    private record Result(List<Server> servers, List<SettingsProblem> problems) implements SettingsDecryptionResult {

        @Override
        public Server getServer() {
            return servers.get(0);
        }

        @Override
        public List<Server> getServers() {
            return servers;
        }

        @Override
        public Proxy getProxy() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Proxy> getProxies() {
            return List.of();
        }

        @Override
        public List<SettingsProblem> getProblems() {
            return problems;
        }
    }
}
