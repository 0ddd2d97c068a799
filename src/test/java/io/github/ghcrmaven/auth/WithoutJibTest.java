// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.oci.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A build that no file sends to a helper loads nothing of jib and of what comes with it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the helper is a shell script")
class WithoutJibTest {

    @TempDir
    Path home;

    @Test
    void filesWithoutAHelperAreReadWithoutJib() throws Exception {
        write("{\"auths\": {\"ghcr.io\": {\"auth\": \"YW5uOnM=\"}}}");

        assertThat(lookup()).isEqualTo("~/.docker/config.json, as ann");
    }

    @Test
    void aHelperNeedsIt() throws Exception {
        new Programs(home).helper("test", "echo credentials not found");
        write("{\"credsStore\": \"test\"}");

        assertThatThrownBy(this::lookup)
                .isInstanceOf(InvocationTargetException.class)
                .rootCause()
                .isInstanceOf(ClassNotFoundException.class)
                .hasMessageContaining("jib");
    }

    /** What the sources find where our classes are loaded anew and jib's cannot be. */
    private String lookup() throws Exception {
        Class<?> asking = new JibIsMissing().loadClass(Asking.class.getName());
        return (String) asking.getMethod("of", Path.class).invoke(null, home);
    }

    private void write(String json) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".docker")).resolve("config.json"), json);
    }

    /** What is asked there. */
    public static final class Asking {

        private Asking() {}

        /** The credential for a repository of GHCR, of the files of this home. */
        public static String of(Path home) {
            Machine machine = new Programs(home).machine();
            return new CredentialChain(new CredentialFiles(machine).sources())
                    .find(new Repository("ghcr.io", "acme/charts/web"))
                    .describe();
        }
    }

    private static final class JibIsMissing extends ClassLoader {

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.google.cloud.tools.jib.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.github.ghcrmaven.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? anew(name) : known;
        }

        private Class<?> anew(String name) throws ClassNotFoundException {
            try (InputStream in = WithoutJibTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                byte[] bytes = Objects.requireNonNull(in).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
