// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every chart that one {@code mvn deploy} brought to a registry, whichever registry it is. */
@ExtendWith(Prerequisites.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PublicationRules {

    private static final Pattern WRITE = Pattern.compile("(PUT|PATCH|DELETE) /v2/");

    @RegisterExtension
    final RegistryLog registryLog = new RegistryLog();

    private Path folder;
    private Registry registry;
    private Reactor reactor;
    private String log;
    private List<Helm> helms;
    private Crane crane;
    private Skopeo skopeo;

    /** Starts the registry, with its files in {@code folder}. */
    abstract Registry start(Path folder) throws IOException;

    /** The proxies of settings.xml; none unless said otherwise. */
    String proxies() {
        return "";
    }

    /** Looks for further secrets in what the plugin printed. */
    void scan(String printed) {}

    /** Called when the plugin is through and no other tool has come yet. */
    void published() {}

    List<SampleChart> charts() throws IOException {
        return SampleChart.all();
    }

    final List<Arguments> chartsAndHelms() throws IOException {
        return crossed(charts().stream());
    }

    final List<Arguments> renderedChartsAndHelms() throws IOException {
        return crossed(charts().stream().filter(SampleChart::rendersAlone));
    }

    private List<Arguments> crossed(Stream<SampleChart> charts) {
        return charts.flatMap(chart -> helms.stream().map(helm -> arguments(chart, helm)))
                .toList();
    }

    @BeforeAll
    final void publish() throws IOException {
        folder = Suite.emptyFolder(getClass().getSimpleName());
        registry = start(Files.createDirectory(folder.resolve("registry")));
        registryLog.of(registry);
        reactor = Reactor.of(charts(), folder.resolve("project"), registry.host(), registry.login(), proxies());
        log = reactor.run("deploy");
        published();
        for (SampleChart chart : charts()) {
            ChartCopies.copy(chart, copy(chart), Reactor.VERSION);
        }
        Path docker = registry.writeDockerConfig(Files.createDirectory(folder.resolve("docker")));
        crane = new Crane(docker);
        skopeo = new Skopeo(docker);
        helms = List.of(new Helm(Tool.HELM3, folder.resolve("helm3")), new Helm(Tool.HELM4, folder.resolve("helm4")));
        for (Helm helm : helms) {
            helm.login(registry);
        }
    }

    @AfterAll
    final void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @ParameterizedTest
    @MethodSource("chartsAndHelms")
    final void helmPullsTheArchiveThatThePluginMade(SampleChart chart, Helm helm) throws IOException {
        assertThat(Digest.of(helm.pull(published(chart)))).isEqualTo(Digest.of(archive(chart)));
    }

    @ParameterizedTest
    @MethodSource("renderedChartsAndHelms")
    final void helmRendersFromTheRegistryWhatItRendersFromAFolder(SampleChart chart, Helm helm) throws IOException {
        Path renderings = Files.createDirectories(folder.resolve("renderings").resolve(helm.toString()));
        Path published = renderings.resolve(chart + ".yaml");
        Path local = renderings.resolve(chart + ".expected.yaml");

        Files.writeString(published, helm.template(published(chart), chart.values()));
        Files.writeString(local, helm.template(copy(chart), chart.values()));

        // Of files, only the lines that differ are printed; some are megabytes.
        assertThat(published).isNotEmptyFile().hasSameTextualContentAs(local);
    }

    @ParameterizedTest
    @MethodSource("chartsAndHelms")
    final void helmShowsTheChartWithTheVersionOfThePom(SampleChart chart, Helm helm) throws IOException {
        assertThat(helm.show(published(chart)))
                .containsPattern("(?m)^version: " + Reactor.VERSION + "$")
                .containsPattern("(?m)^appVersion: " + Reactor.VERSION + "$")
                .isEqualTo(helm.show(copy(chart)));
    }

    @ParameterizedTest
    @MethodSource("chartsAndHelms")
    final void helmWouldHaveWrittenTheSameManifest(SampleChart chart, Helm helm) throws IOException {
        Published byHelm = new Published(registry.host(), helm + "/" + chart, Reactor.VERSION);

        helm.push(reactor.archive(chart), Reactor.TIMESTAMP, registry.host() + "/" + helm);

        assertThat(crane.manifest(published(chart).byTag()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(new String(crane.manifest(byHelm.byTag()), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("charts")
    final void theManifestHasHelmsTypesAndNoFieldThatHelmDoesNotWrite(SampleChart chart) throws IOException {
        JsonObject manifest = json(crane.manifest(published(chart).byTag()));

        assertThat(manifest.keySet()).containsExactly("schemaVersion", "config", "layers", "annotations");
        assertThat(manifest.getAsJsonObject("config").get("mediaType").getAsString())
                .isEqualTo("application/vnd.cncf.helm.config.v1+json");
        assertThat(manifest.getAsJsonArray("layers")).hasSize(1);
        assertThat(layer(manifest).get("mediaType").getAsString())
                .isEqualTo("application/vnd.cncf.helm.chart.content.v1.tar+gzip");
    }

    @ParameterizedTest
    @MethodSource("charts")
    final void craneReadsManifestConfigAndChart(SampleChart chart) throws IOException {
        Published published = published(chart);
        byte[] bytes = crane.manifest(published.by(reactor.digest(chart)));
        JsonObject manifest = json(bytes);
        String config = manifest.getAsJsonObject("config").get("digest").getAsString();

        assertThat(Digest.of(bytes)).hasToString(reactor.digest(chart));
        assertThat(crane.manifest(published.byTag())).isEqualTo(bytes);
        assertThat(json(crane.blob(published.by(config))).get("version").getAsString())
                .isEqualTo(Reactor.VERSION);
        assertThat(Digest.of(crane.blob(published.by(digest(layer(manifest)))))).isEqualTo(Digest.of(archive(chart)));
    }

    @ParameterizedTest
    @MethodSource("charts")
    final void skopeoReadsTheManifestAndCopiesTheChart(SampleChart chart) throws IOException {
        Path layout = folder.resolve("layout").resolve(chart.name());
        Files.createDirectories(layout.getParent());

        byte[] manifest = skopeo.rawManifest(published(chart).byTag());
        skopeo.copyToLayout(published(chart).byTag(), layout, "copy");

        assertThat(Digest.of(manifest)).hasToString(reactor.digest(chart));
        JsonArray copied =
                json(Files.readAllBytes(layout.resolve("index.json"))).getAsJsonArray("manifests");
        assertThat(digest(copied.get(0).getAsJsonObject())).isEqualTo(reactor.digest(chart));
        Path blob =
                layout.resolve("blobs").resolve(digest(layer(json(manifest))).replace(':', '/'));
        assertThat(Digest.of(Files.readAllBytes(blob))).isEqualTo(Digest.of(archive(chart)));
    }

    @ParameterizedTest
    @MethodSource("charts")
    final void theReportSaysWhatIsInTheRegistry(SampleChart chart) throws IOException {
        JsonObject report = json(reactor.report(chart));

        assertThat(report.get("reference").getAsString())
                .startsWith(published(chart).repository());
        assertThat(digest(report)).isEqualTo(reactor.digest(chart));
        assertThat(report.get("tarDigest").getAsString())
                .isEqualTo(Archive.tarDigest(archive(chart)).text());
        assertThat(report.getAsJsonArray("tags")).map(tag -> tag.getAsString()).containsExactly(Reactor.VERSION);
    }

    @Test
    final void theLogHoldsNoSecret() {
        // Every JSON web token begins like this.
        assertThat(log).doesNotContain("eyJ");
        scan(log);
        registry.login().ifPresent(login -> assertThat(log).doesNotContain(login.password(), login.basic()));
    }

    @Test
    final void deployingAgainWritesNothingAndSaysSo() throws IOException {
        String before = registry.log();
        assertThat(before).containsPattern(WRITE);

        String again = reactor.run("deploy");

        int modules = charts().size();
        assertThat(occurrences("nothing to upload", again)).isEqualTo(modules);
        assertThat(occurrences(Reactor.VERSION + " (unchanged)", again)).isEqualTo(modules);
        assertThat(registry.log().substring(before.length())).doesNotContainPattern(WRITE);
    }

    private Published published(SampleChart chart) {
        return new Published(registry.host(), Reactor.REPOSITORY + "/" + chart, Reactor.VERSION);
    }

    private byte[] archive(SampleChart chart) throws IOException {
        return Files.readAllBytes(reactor.archive(chart));
    }

    /** A folder with the chart, complete, and the version set by hand. */
    private Path copy(SampleChart chart) {
        return folder.resolve("copies").resolve(chart.name());
    }

    private static JsonObject json(byte[] text) {
        return JsonParser.parseString(new String(text, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    private static JsonObject layer(JsonObject manifest) {
        return manifest.getAsJsonArray("layers").get(0).getAsJsonObject();
    }

    private static String digest(JsonObject descriptor) {
        return descriptor.get("digest").getAsString();
    }

    private static long occurrences(String text, String log) {
        return Pattern.compile(text, Pattern.LITERAL).matcher(log).results().count();
    }
}
