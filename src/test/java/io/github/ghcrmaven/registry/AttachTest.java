// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Index;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a registry that lists no referrers by itself, as GHCR. */
class AttachTest {

    private static final Descriptor SUBJECT = Samples.MANIFEST.descriptor();
    private static final String TAG = Tag.ofReferrers(SUBJECT.digest()).name();
    private static final Manifest OURS = referrer("ours");
    private static final Manifest THEIRS = referrer("theirs");

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final RemoteRegistry registry = Connecting.to(ghcr).open();
    private final Repository repository = Samples.repository(ghcr);

    @BeforeEach
    void push() throws IOException {
        blobs(registry, repository);
    }

    @AfterEach
    void close() {
        ghcr.close();
    }

    private static Manifest referrer(String name) {
        return Manifest.referrer(
                "application/vnd.example.note",
                List.of(Samples.LAYER.descriptor()),
                SUBJECT,
                new TreeMap<>(Map.of("name", name)));
    }

    private static void blobs(RemoteRegistry registry, Repository repository) throws IOException {
        registry.putBlob(repository, Blob.of(MediaTypes.EMPTY, "config", Samples.bytes("{}")), Optional.empty());
        registry.putBlob(repository, Samples.LAYER, Optional.empty());
    }

    private Referrers attach(Manifest referrer) throws IOException {
        return registry.attach(repository, SUBJECT.digest(), referrer, true);
    }

    private List<Descriptor> entries() {
        return Index.parse(Objects.requireNonNull(ghcr.manifest(Samples.NAME, TAG)))
                .manifests();
    }

    private void seedTheirs() {
        ghcr.seedManifest(Samples.NAME, "theirs", THEIRS.bytes());
        Index index = Index.empty().with(THEIRS.descriptor());
        ghcr.seedManifest(Samples.NAME, TAG, index.bytes());
    }

    @Test
    void theFirstReferrerIsEnteredIntoANewIndexWithItsTypeAndAnnotations() throws IOException {
        Referrers found = attach(OURS);

        assertThat(entries()).containsExactly(OURS.descriptor());
        assertThat(found.listed()).isEmpty();
        assertThat(found.all()).containsExactly(OURS.descriptor());
        assertThat(ghcr.manifest(Samples.NAME, OURS.digest().toString())).isEqualTo(OURS.bytes());
        assertThat(ghcr.tags(Samples.NAME)).containsExactly(TAG);
        assertThat(ghcr.steps())
                .filteredOn(step -> !step.equals("GET manifest"))
                .endsWith("PUT manifest", "GET referrers", "GET tag", "PUT tag", "GET tag");
    }

    @Test
    void aRegistryThatListsItGetsNoTag() throws IOException {
        try (InProcessGhcr listing = InProcessGhcr.builder().referrers(10).start()) {
            RemoteRegistry other = Connecting.to(listing).open();
            blobs(other, Samples.repository(listing));
            Referrers found = other.attach(Samples.repository(listing), SUBJECT.digest(), OURS, true);

            assertThat(found.lists(OURS.digest())).isTrue();
            assertThat(listing.tags(Samples.NAME)).isEmpty();
            assertThat(listing.steps())
                    .filteredOn(step -> !step.equals("GET manifest"))
                    .endsWith("PUT manifest", "GET referrers");
        }
    }

    @Test
    void whereTheRegistryListsNothingTheIndexIsReadMeanwhileAndWrittenWhenTheReferrerIsThere() throws IOException {
        ghcr.fault("PUT manifest 1", Fault.stall(Duration.ofMillis(300)))
                .fault("GET tag 1", Fault.stall(Duration.ofMillis(100)));
        registry.attach(repository, SUBJECT.digest(), OURS, false);

        assertThat(ghcr.overlapped("PUT manifest", "GET tag")).isTrue();
        assertThat(ghcr.overlapped("PUT manifest", "PUT tag")).isFalse();
        assertThat(ghcr.count("GET referrers")).isZero();
        assertThat(entries()).containsExactly(OURS.descriptor());
    }

    @Test
    void aReferrerThatIsTakenAndNotThereIsAFault() {
        ghcr.fault("GET manifest 1", Fault.status(404));

        assertThatThrownBy(() -> attach(OURS))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(OURS.digest() + " was taken, and is not there.");
    }

    @Test
    void aReferrerThatIsNotTakenIsNotEntered() {
        ghcr.fault("PUT manifest 1", Fault.refusal(Refusal.WRITE_PACKAGE));

        assertThatThrownBy(() -> registry.attach(repository, SUBJECT.digest(), OURS, false))
                .isInstanceOf(FaultException.class);
        assertThat(ghcr.count("PUT tag")).isZero();
    }

    @Test
    void aListThatDoesNotNameItIsNone() throws IOException {
        String empty = new String(Index.empty().bytes(), UTF_8);
        ghcr.fault(
                "GET referrers 1",
                Fault.status(200).header("Content-Type", MediaTypes.INDEX).body(empty));
        attach(OURS);

        assertThat(entries()).containsExactly(OURS.descriptor());
    }

    @Test
    void whatOthersEnteredStays() throws IOException {
        seedTheirs();
        attach(OURS);

        assertThat(entries()).containsExactly(THEIRS.descriptor(), OURS.descriptor());
    }

    @Test
    void whatIsEnteredAlreadyIsNotEnteredAgain() throws IOException {
        attach(OURS);
        attach(OURS);

        assertThat(entries()).containsExactly(OURS.descriptor());
        assertThat(ghcr.count("PUT tag")).isEqualTo(1);
    }

    @Test
    void anEntryThatAnotherWriterReplacedIsEnteredAgain() throws IOException {
        seedTheirs();
        // taken, and at once replaced by the index that another had read before
        ghcr.fault("PUT tag 1", Fault.status(201));
        attach(OURS);

        assertThat(entries()).containsExactly(THEIRS.descriptor(), OURS.descriptor());
        assertThat(ghcr.count("PUT tag")).isEqualTo(2);
    }

    @Test
    void aRegistryThatNeverKeepsTheEntryIsAFault() {
        ghcr.fault("PUT tag 1", Fault.status(201), 99);

        assertThatThrownBy(() -> attach(OURS))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("did not keep the entry " + OURS.digest() + " in 8 tries");
        assertThat(ghcr.count("PUT tag")).isEqualTo(8);
    }

    @Test
    void aFailedTryReadsAgainBeforeItWrites() throws IOException {
        ghcr.fault("PUT tag 1", Fault.status(503));
        attach(OURS);

        assertThat(ghcr.steps())
                .filteredOn(step -> !step.equals("GET manifest"))
                .endsWith("GET tag", "PUT tag", "GET tag", "PUT tag", "GET tag");
        assertThat(entries()).containsExactly(OURS.descriptor());
    }

    @Test
    void writersOfOneBuildDoNotReplaceEachOthersEntries() throws Exception {
        ghcr.fault("GET tag 1", Fault.stall(Duration.ofMillis(50)), 99);
        List<Manifest> all = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Referrers>> attached = new ArrayList<>();
            for (int number = 0; number < 4; number++) {
                Manifest referrer = referrer("number " + number);
                all.add(referrer);
                attached.add(threads.submit(() -> attach(referrer)));
            }
            for (Future<Referrers> done : attached) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(entries())
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(Manifest::descriptor).toList());
        assertThat(ghcr.count("PUT tag")).isEqualTo(4);
    }

    @Test
    void whatStandsUnderTheTagAndIsNoIndexIsNotReplaced() {
        ghcr.seedManifest(Samples.NAME, TAG, Samples.MANIFEST.bytes());

        assertThatThrownBy(() -> attach(OURS))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("should be an index of referrers: it has no list of manifests");
        assertThat(ghcr.manifest(Samples.NAME, TAG)).isEqualTo(Samples.MANIFEST.bytes());
        assertThat(ghcr.count("PUT tag")).isZero();
    }

    @Test
    void aRefusalToWriteIsExplained() {
        ghcr.fault("PUT tag 1", Fault.refusal(Refusal.WRITE_PACKAGE));

        assertThatThrownBy(() -> attach(OURS)).hasMessageContaining("permission_denied: write_package");
    }
}
