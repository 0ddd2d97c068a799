// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    private static final Optional<String> NOBODY = Optional.empty();

    private static Fault fault(String registry, @Nullable String repository) {
        FaultException thrown = catchThrowableOfType(
                FaultException.class, () -> Destination.of(registry, repository, Optional.of("octocat")));
        assertThat(thrown).isNotNull();
        assertThat(thrown.faults()).hasSize(1);
        return thrown.faults().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "ghcr.io, ghcr.io",
        "ghcr.io/, ghcr.io",
        "GHCR.IO, ghcr.io",
        "oci://ghcr.io, ghcr.io",
        "oci://ghcr.io/, ghcr.io",
        "registry.example:5000, registry.example:5000",
        "oci://localhost:5000/, localhost:5000",
        "[::1]:5000, [::1]:5000",
        "[::1], [::1]"
    })
    void aRegistryIsAHostHoweverItIsWritten(String registry, String host) {
        assertThat(Destination.of(registry, "acme/charts", NOBODY)).isEqualTo(new Repository(host, "acme/charts"));
    }

    @ParameterizedTest
    @CsvSource({
        "acme/charts, acme/charts",
        "/acme/charts, acme/charts",
        "Acme/Charts, acme/charts",
        "acme, acme",
        "a/b/c_d/e.f-g, a/b/c_d/e.f-g"
    })
    void aRepositoryIsLowerCase(String repository, String path) {
        assertThat(Destination.of("ghcr.io", repository, NOBODY)).isEqualTo(new Repository("ghcr.io", path));
    }

    @ParameterizedTest
    @CsvSource({
        "ghcr.io, Flux159/charts, Using ghcr.io/flux159/charts (GHCR needs lower case)",
        "GHCR.io, acme/Charts, Using ghcr.io/acme/charts (GHCR needs lower case)",
        "registry.example:5000, Acme, Using registry.example:5000/acme (registries need lower case)"
    })
    void whatIsMadeLowerCaseIsSaid(String registry, String repository, String said) {
        assertThat(Destination.lowerCased(Destination.of(registry, repository, NOBODY), repository))
                .contains(said);
    }

    @Test
    void nothingIsSaidOfWhatStaysAsItIs() {
        assertThat(Destination.lowerCased(Destination.of("GHCR.IO", "/acme/charts", NOBODY), "/acme/charts"))
                .isEmpty();
        assertThat(Destination.lowerCased(Destination.of("ghcr.io", null, Optional.of("acme")), null))
                .isEmpty();
    }

    @Test
    void anOwnerStandsInForAMissingRepositoryAndForNoOther() {
        Optional<String> owner = Optional.of("octocat");
        assertThat(Destination.of("ghcr.io", null, owner).path()).isEqualTo("octocat/charts");
        assertThat(Destination.of("ghcr.io", "acme/helm", owner).path()).isEqualTo("acme/helm");
    }

    @Test
    void withoutRepositoryAndOwnerItSaysWhatToSet() {
        FaultException thrown =
                catchThrowableOfType(FaultException.class, () -> Destination.of("ghcr.io", null, NOBODY));
        assertThat(thrown)
                .hasMessageContaining("Nothing says where on ghcr.io the charts go.")
                .hasMessageContaining("<repository>owner/charts</repository>")
                .hasMessageContaining("-Dghcr.repository=owner/charts");
    }

    @ParameterizedTest
    @CsvSource({
        "ghcr.io/acme/charts, ghcr.io, acme/charts",
        "oci://ghcr.io/acme/charts, ghcr.io, acme/charts",
        "oci://localhost:5000/acme/charts/web:1.0.0, localhost:5000, acme/charts/web",
        "ghcr.io/acme/charts@sha256:00, ghcr.io, acme/charts",
        "https://ghcr.io/acme/charts, ghcr.io, acme/charts"
    })
    void aPathInTheRegistryIsRefusedAndTakenApartForTheUser(String registry, String host, String path) {
        Fault fault = fault(registry, null);
        assertThat(fault.what()).isEqualTo("registry is '" + registry + "': only the host belongs there.");
        assertThat(fault.fix())
                .isEqualTo("write <registry>" + host + "</registry> and <repository>" + path + "</repository>");
    }

    @ParameterizedTest
    @CsvSource({
        "https://ghcr.io, ghcr.io",
        "https://ghcr.io/, ghcr.io",
        "http://localhost:5000, localhost:5000",
    })
    void aSchemeIsRefusedAndTakenOffForTheUser(String registry, String host) {
        Fault fault = fault(registry, "acme/charts");
        assertThat(fault.what()).contains("'" + registry + "'");
        assertThat(fault.fix()).isEqualTo("write <registry>" + host + "</registry>");
    }

    @ParameterizedTest
    @CsvSource({
        "ghcr.io:v1, ghcr.io",
        "ghcr.io:1.0.0, ghcr.io",
        "localhost:5000:latest, localhost:5000",
        "oci://ghcr.io:latest, ghcr.io"
    })
    void aTagInTheRegistryIsRefused(String registry, String host) {
        Fault fault = fault(registry, "acme/charts");
        assertThat(fault.what()).isEqualTo("registry is '" + registry + "': a tag does not belong there.");
        assertThat(fault.fix()).isEqualTo("write <registry>" + host + "</registry>; the tag is the chart's version");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"acme/charts:1.0.0", "acme//charts", "acme/charts/", "acme charts", "-acme", "acme@sha256:0", ""
            })
    void aRepositoryThatNoRegistryTakesIsAFault(String repository) {
        assertThat(fault("ghcr.io", repository).what())
                .contains("'" + repository + "' is not a repository: expected lower-case letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oci://", "gh cr.io", "-ghcr.io", "ghcr..io"})
    void aRegistryThatIsNoHostIsAFault(String registry) {
        assertThat(fault(registry, "acme/charts").what()).contains("is not a registry: expected host or host:port");
    }

    @Test
    void oneChartIsDescribedByItsRepositoryAndSeveralByTheirNames() {
        Repository charts = new Repository("ghcr.io", "acme/charts");
        List<String> several = List.of("web", "api");
        assertThat(Destination.describe(charts, List.of("web"))).isEqualTo("ghcr.io/acme/charts/web");
        assertThat(Destination.describe(charts, several)).isEqualTo("ghcr.io/acme/charts: web, api");
        assertThat(Destination.common(charts, List.of("web"))).hasToString("ghcr.io/acme/charts/web");
        assertThat(Destination.common(charts, several)).isEqualTo(charts);
    }
}
