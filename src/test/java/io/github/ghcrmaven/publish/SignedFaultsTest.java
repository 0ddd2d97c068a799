// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.sign.make.Signatory;
import io.github.ghcrmaven.sign.store.SignatureForm;
import io.github.ghcrmaven.sign.store.SignedManifest;
import io.github.ghcrmaven.sign.store.StoredSignatures;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever goes wrong with whichever request of a signed publication, at the registry or at the Sigstore: the version's tag stands
 * on a manifest whose signatures hold, or not at all; and to run it again is enough, with one signature in each form.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedFaultsTest {

    private static final Map<String, Fault> FAULTS = Map.of(
            "reset before", Fault.resetBefore(),
            "reset after", Fault.resetAfter(),
            "503", Fault.status(503),
            "403", Fault.status(403),
            "truncated", Fault.truncated());

    private static final int CELLS_AT_ONCE = 4;

    private final Map<String, Future<Boolean>> results = new LinkedHashMap<>();

    private List<ChartArchive> archives = List.of();

    /** A request of a publication that nothing disturbs. */
    private record Disturbed(boolean ofSigstore, String request) {}

    @BeforeAll
    void run(@TempDir Path folder) throws IOException, InterruptedException {
        archives = Charts.pack(folder, "1.0.0", "web");
        ExecutorService threads = Executors.newFixedThreadPool(CELLS_AT_ONCE);
        List<String> names = new ArrayList<>();
        List<Callable<Boolean>> cells = new ArrayList<>();
        for (Disturbed disturbed : requests()) {
            FAULTS.forEach((title, fault) -> Stream.of(1, Integer.MAX_VALUE).forEach(times -> {
                names.add(disturbed.request + ", " + title + (times == 1 ? ", once" : ", every time"));
                cells.add(() -> holds(disturbed, fault, times));
            }));
        }
        try {
            List<Future<Boolean>> done = threads.invokeAll(cells);
            for (int i = 0; i < names.size(); i++) {
                results.put(names.get(i), done.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Disturbed> requests() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.start();
                InProcessSigstore sigstore = InProcessSigstore.start()) {
            publish(ghcr, new SigningSetup(sigstore));
            return Stream.concat(
                            ghcr.exchanges().stream()
                                    .map(exchange -> new Disturbed(false, exchange.step() + " " + exchange.ordinal())),
                            sigstore.exchanges().stream()
                                    .map(exchange -> new Disturbed(true, exchange.step() + " " + exchange.ordinal())))
                    .toList();
        }
    }

    private List<Published> publish(InProcessGhcr ghcr, SigningSetup setup) throws IOException {
        Signatory job = setup.job();
        Connecting connecting =
                Connecting.to(ghcr).with(new Retries(3, Duration.ofMillis(1), Duration.ofMillis(5), note -> {}));
        return new Publishing(ghcr, registry -> setup.with(job, registry))
                .publish(archives, new Policy(IfExists.FAIL, false), connecting);
    }

    private boolean holds(Disturbed disturbed, Fault fault, int times) throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.start();
                InProcessSigstore sigstore = InProcessSigstore.start()) {
            SigningSetup setup = new SigningSetup(sigstore);
            if (disturbed.ofSigstore) {
                sigstore.fault(disturbed.request, fault, times);
            } else {
                ghcr.fault(disturbed.request, fault, times);
            }
            @Nullable Throwable failure = catchThrowable(() -> publish(ghcr, setup));
            boolean tagged = ghcr.tags(Publishing.WEB).contains("1.0.0");
            ghcr.endFaults();
            sigstore.endFaults();
            if (tagged) {
                assertSigned(ghcr, setup);
            }
            if (failure == null) {
                assertThat(tagged).isTrue();
            } else {
                assertThat(failure)
                        .isInstanceOfAny(FaultException.class, UnavailableException.class)
                        .message()
                        .contains("\nFix: ");
            }
            publish(ghcr, setup);
            assertSigned(ghcr, setup);
            return true;
        }
    }

    /** Once in each form, by this job. */
    private static void assertSigned(InProcessGhcr ghcr, SigningSetup setup) throws IOException {
        Repository web = new Repository(ghcr.host(), Publishing.WEB);
        Digest digest = Digest.parse(Objects.requireNonNull(ghcr.digest(Publishing.WEB, "1.0.0")));
        SignedManifest signed = SignedManifest.verify(
                setup.verifier(),
                web.at(digest),
                new StoredSignatures(Connecting.to(ghcr).open(), web).of(digest),
                setup.job().policy().orElseThrow());
        assertThat(signed.refused()).isEmpty();
        assertThat(signed.accepted())
                .extracting(SignedManifest.Accepted::form)
                .containsExactly(SignatureForm.LEGACY, SignatureForm.BUNDLE);
    }

    @TestFactory
    Stream<DynamicTest> theTagIsOnASignedManifestOrNotThereAndRunningItAgainIsEnough() {
        return results.entrySet().stream()
                .map(result -> dynamicTest(result.getKey(), () -> {
                    try {
                        assertThat(result.getValue().get()).isTrue();
                    } catch (ExecutionException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
    }
}
