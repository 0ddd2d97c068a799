// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.ghcrmaven.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever goes wrong with whichever request, a publication succeeds with the right content, or it says what to do, has put
 * no tag on anything else, and succeeds when it is run again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {

    private static final Path PAGE = Path.of("docs/reference/faults.md");

    /** Where mockwebserver3 tells of every HTTP/2 stream that a fault breaks; held, for a logger's level is lost with it. */
    private static final Logger OKHTTP = Logger.getLogger(OkHttpClient.class.getName());

    private List<FaultMatrix.Result> results = List.of();

    @BeforeAll
    void run(@TempDir Path folder) throws IOException, InterruptedException {
        OKHTTP.setLevel(Level.WARNING);
        results = FaultMatrix.run(MatrixScenario.all(folder));
    }

    @AfterAll
    static void loud() {
        OKHTTP.setLevel(null);
    }

    @TestFactory
    Stream<DynamicTest> eachFaultAtEachRequestHasTheOutcomeThatIsRight() {
        return results.stream().map(result -> dynamicTest(result.cell().toString(), () -> check(result)));
    }

    private static void check(FaultMatrix.Result result) throws Throwable {
        if (result.failure().isPresent()) {
            throw result.failure().get();
        }
        FaultCell cell = result.cell();
        assertThat(result.outcome()).contains(cell.fault().expected(cell.request(), cell.always()));
    }

    @Test
    void thePageShowsTheWholeMatrix() throws IOException {
        String tables = FaultMatrixPage.tables(results);
        System.out.println(tables);

        Golden.compare(PAGE, FaultMatrixPage.in(Files.readString(PAGE).replace("\r\n", "\n"), tables));
    }
}
