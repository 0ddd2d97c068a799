// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Index;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferrersTest {

    private static final Descriptor SUBJECT = Samples.MANIFEST.descriptor();
    private static final String TAG = Tag.ofReferrers(SUBJECT.digest()).name();
    private static final String ASKED = "GET referrers 1";

    private static Manifest referrer(int number) {
        return Manifest.referrer(
                "application/vnd.example.note",
                List.of(Samples.LAYER.descriptor()),
                SUBJECT,
                new TreeMap<>(Map.of("number", String.valueOf(number))));
    }

    private static Descriptor[] seeded(InProcessGhcr ghcr, int count) {
        return IntStream.range(0, count)
                .mapToObj(ReferrersTest::referrer)
                .peek(referrer -> ghcr.seedManifest(Samples.NAME, "seeded", referrer.bytes()))
                .map(Manifest::descriptor)
                .sorted(Comparator.comparing(entry -> entry.digest().hex()))
                .toArray(Descriptor[]::new);
    }

    private static Referrers referrers(InProcessGhcr ghcr) throws IOException {
        Repository repository = Samples.repository(ghcr);
        return Connecting.to(ghcr).open().referrers(repository, SUBJECT.digest());
    }

    private static String index(Descriptor entry) {
        return new String(Index.empty().with(entry).bytes(), UTF_8);
    }

    @Test
    void theRegistrysListComesWithTypesAndAnnotations() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.builder().referrers(100).start()) {
            Descriptor[] entries = seeded(ghcr, 2);
            Referrers referrers = referrers(ghcr);

            assertThat(referrers.all()).containsExactly(entries);
            assertThat(referrers.tagged()).isEmpty();
            assertThat(entries)
                    .allSatisfy(
                            entry -> assertThat(referrers.lists(entry.digest())).isTrue());
            assertThat(referrers.lists(SUBJECT.digest())).isFalse();
        }
    }

    @Test
    void theRegistrysListIsReadToItsEnd() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.builder().referrers(2).start()) {
            Descriptor[] entries = seeded(ghcr, 5);

            assertThat(referrers(ghcr).all()).containsExactly(entries);
            assertThat(ghcr.count("GET referrers")).isEqualTo(3);
        }
    }

    @Test
    void nothingRefersToWhatNobodyHasAttachedAnythingTo() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.builder().referrers(100).start()) {
            assertThat(referrers(ghcr).listed().orElseThrow()).isEmpty();
            assertThat(referrers(ghcr).all()).isEmpty();
        }
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            assertThat(referrers(ghcr).listed()).isEmpty();
            assertThat(referrers(ghcr).all()).isEmpty();
        }
    }

    @Test
    void whereTheRegistryHasNoListTheTagsIndexIsRead() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            Descriptor entry = referrer(1).descriptor();
            ghcr.seedManifest(Samples.NAME, TAG, Samples.bytes(index(entry)));
            Referrers referrers = referrers(ghcr);

            assertThat(referrers.all()).containsExactly(entry);
            assertThat(referrers.lists(entry.digest())).isFalse();
        }
    }

    @Test
    void whatTheListLeavesOutIsTakenFromTheTagsIndex() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.builder().referrers(100).start()) {
            Descriptor[] entries = seeded(ghcr, 1);
            Descriptor other = referrer(7).descriptor();
            Index index = Index.empty().with(entries[0]).with(other);
            ghcr.seedManifest(Samples.NAME, TAG, index.bytes());

            assertThat(referrers(ghcr).all()).containsExactly(entries[0], other);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 410, 429, 501, 204, 301, 302, 303, 307, 308})
    void everyAnswerThatIsNoListIsANoAndAskedForOnce(int status) throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            ghcr.fault(ASKED, Fault.status(status).header("Location", "http://127.0.0.1:9/"), 2);
            Descriptor entry = referrer(1).descriptor();
            ghcr.seedManifest(Samples.NAME, TAG, Samples.bytes(index(entry)));

            assertThat(referrers(ghcr).listed()).isEmpty();
            assertThat(ghcr.count("GET referrers")).isEqualTo(status == 401 ? 2 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json", "application/vnd.oci.image.manifest.v1+json", "no type"})
    void aListOfAnotherTypeIsANo(String type) throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            ghcr.fault(ASKED, Fault.status(200).header("Content-Type", type).body(index(SUBJECT)));

            assertThat(referrers(ghcr).listed()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{}", "[]", "{\"manifests\":7}"})
    void anAnswerWithTheTypeOfAnIndexThatIsNoneIsANo(String body) throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            ghcr.fault(
                    ASKED,
                    Fault.status(200).header("Content-Type", MediaTypes.INDEX).body(body));

            assertThat(referrers(ghcr).listed()).isEmpty();
        }
    }

    @Test
    void theTypeMayComeWithParameters() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            String type = MediaTypes.INDEX + "; charset=utf-8";
            ghcr.fault(ASKED, Fault.status(200).header("Content-Type", type).body(index(SUBJECT)));

            assertThat(referrers(ghcr).lists(SUBJECT.digest())).isTrue();
        }
    }

    @Test
    void aRegistryThatIsDownForAMomentIsAskedAgain() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.builder().referrers(100).start()) {
            Descriptor[] entries = seeded(ghcr, 1);
            ghcr.fault(ASKED, Fault.status(503), 2);

            assertThat(referrers(ghcr).all()).containsExactly(entries);
        }
    }

    @Test
    void aRegistryThatAlwaysFailsAtThisHasNoList() throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            ghcr.fault(ASKED, Fault.status(500), 99);

            assertThat(referrers(ghcr).listed()).isEmpty();
            assertThat(ghcr.count("GET referrers")).isEqualTo(5);
        }
    }

    @Test
    void aLinkToAnotherServerIsNotFollowed() {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            ghcr.fault(
                    ASKED,
                    Fault.status(200)
                            .header("Content-Type", MediaTypes.INDEX)
                            .header("Link", "<https://127.0.0.1:9/>; rel=\"next\"")
                            .body(index(SUBJECT)));

            assertThatThrownBy(() -> referrers(ghcr))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("goes on with a list at another address, 127.0.0.1:9.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "{}", "{\"manifests\":7}", "{\"schemaVersion\":2,\"layers\":[]}"})
    void whatStandsUnderTheTagAndIsNoIndexIsAFault(String content) {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            ghcr.seedManifest(Samples.NAME, TAG, Samples.bytes(content));

            assertThatThrownBy(() -> referrers(ghcr))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("What stands at " + ghcr.host() + "/" + Samples.NAME + ":" + TAG)
                    .hasMessageContaining("should be an index of referrers: it ")
                    .hasMessageContaining("#wrong-content");
        }
    }

    @Test
    void aManifestUnderTheTagIsAFaultEvenIfItHasAListOfManifests() {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            String content = "{\"mediaType\":\"" + MediaTypes.MANIFEST + "\",\"manifests\":[]}";
            ghcr.seedManifest(Samples.NAME, TAG, Samples.bytes(content));

            assertThatThrownBy(() -> referrers(ghcr)).hasMessageContaining("its mediaType is that of something else");
        }
    }

    @Test
    void theTagIsWhatEveryOtherToolReads() {
        Digest subject = Digest.parse("sha256:8d17cb6bf6ccd8c29aace9a658495cbd5e2e87fc267876e86117c7db681c9580");

        assertThat(Tag.ofReferrers(subject))
                .hasToString("sha256-8d17cb6bf6ccd8c29aace9a658495cbd5e2e87fc267876e86117c7db681c9580");
    }
}
