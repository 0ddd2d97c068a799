// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Classes of sigstore-java register BouncyCastle when they are loaded, for all plugins of the build. Other tests load them, so
 * this one has a class loader of its own.
 */
class SecurityProvidersTest {

    @Test
    void readingARepositoryRegistersNoSecurityProvider(@TempDir Path folder) throws Exception {
        Provider registered = Security.getProvider("BC");
        Security.removeProvider("BC");
        List<Provider> before = List.of(Security.getProviders());
        try (URLClassLoader fresh = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Object reading = fresh.loadClass(Reading.class.getName())
                    .getDeclaredConstructor(Path.class)
                    .newInstance(folder);
            assertThat(((Callable<?>) reading).call()).isEqualTo(6L);

            assertThat(Security.getProviders()).containsExactlyElementsOf(before);
        } finally {
            if (registered != null) {
                Security.addProvider(registered);
            }
        }
    }

    private static URL[] classPath() throws Exception {
        List<URL> all = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            all.add(Path.of(entry).toUri().toURL());
        }
        return all.toArray(URL[]::new);
    }

    /** What happens in the other class loader. */
    public static final class Reading implements Callable<Long> {
        private final Path folder;

        /** Where the build keeps what it reads. */
        public Reading(Path folder) {
            this.folder = folder;
        }

        @Override
        public Long call() throws Exception {
            try (Builds builds = new Builds(folder)) {
                builds.build().trustedRoot();
                return builds.requests();
            }
        }
    }
}
