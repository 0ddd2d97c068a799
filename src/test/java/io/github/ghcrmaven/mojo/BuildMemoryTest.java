// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.aether.RepositorySystemSession;
import org.junit.jupiter.api.Test;

class BuildMemoryTest {

    private final RepositorySystemSession session = new TestSession().session().getRepositorySession();

    @Test
    void modulesThatAreBuiltAtTheSameTimeShareIt() throws Exception {
        int modules = 8;
        CyclicBarrier together = new CyclicBarrier(modules);
        ExecutorService threads = Executors.newFixedThreadPool(modules);
        try {
            List<Future<BuildMemory>> asked = new ArrayList<>();
            for (int module = 0; module < modules; module++) {
                asked.add(threads.submit(() -> {
                    together.await();
                    return BuildMemory.of(session, "0.1.0");
                }));
            }
            Set<BuildMemory> known = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Future<BuildMemory> one : asked) {
                known.add(one.get());
            }
            assertThat(known).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherBuildHasItsOwn() {
        RepositorySystemSession other = new TestSession().session().getRepositorySession();

        assertThat(BuildMemory.of(session, "0.1.0")).isNotSameAs(BuildMemory.of(other, "0.1.0"));
    }

    @Test
    void whatAnotherClassLoaderLeftThereIsNotTouched() {
        session.getData().set(BuildMemory.class.getName(), "of another class loader");

        assertThat(BuildMemory.of(session, "0.1.0")).isSameAs(BuildMemory.of(session, "0.1.0"));
        assertThat(session.getData().get(BuildMemory.class.getName())).isEqualTo("of another class loader");
    }
}
