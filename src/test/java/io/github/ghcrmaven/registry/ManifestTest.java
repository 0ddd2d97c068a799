// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.testing.Exchange;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final RemoteRegistry registry = Connecting.to(ghcr).open();
    private final Repository repository = Samples.repository(ghcr);
    private final Reference tag = repository.tagged(Samples.TAG);

    @AfterEach
    void close() {
        ghcr.close();
    }

    private Exchange last() {
        return ghcr.exchanges().get(ghcr.exchanges().size() - 1);
    }

    @Test
    void everyReadAcceptsAllFourTypes() throws IOException {
        String all = String.join(
                ", ", MediaTypes.MANIFEST, MediaTypes.INDEX, MediaTypes.DOCKER_MANIFEST, MediaTypes.DOCKER_INDEX);
        registry.find(tag);
        assertThat(last().headers().get("Accept")).isEqualTo(all);
        registry.read(tag);
        assertThat(last().headers().get("Accept")).isEqualTo(all);
    }

    @Test
    void whatIsNotThereIsEmpty() throws IOException {
        assertThat(registry.find(tag)).isEmpty();
        assertThat(registry.read(tag)).isEmpty();
        assertThat(ghcr.count("HEAD tag")).isEqualTo(1);
        assertThat(ghcr.count("GET tag")).isEqualTo(1);
    }

    @Test
    void theBytesAreSentAsTheyWereHashedWithTheTypeOfAManifest() throws IOException {
        Samples.push(registry, repository);
        assertThat(last().headers().get("Content-Type")).isEqualTo(MediaTypes.MANIFEST);
        registry.putManifest(tag, Samples.MANIFEST);
        assertThat(registry.find(tag)).contains(Samples.MANIFEST.digest());
        assertThat(registry.read(tag)).contains(Samples.MANIFEST.bytes());
        assertThat(registry.find(repository.at(Samples.MANIFEST.digest()))).contains(Samples.MANIFEST.digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:abc", "sha512:00", "sha256:ABCDEF"})
    void aDigestThatTheAnswerDoesNotNameIsComputedFromTheBody(String header) throws IOException {
        ghcr.seedManifest(Samples.NAME, "1.0.0", Samples.MANIFEST.bytes());
        ghcr.fault("HEAD tag 1", Fault.status(200).header("Docker-Content-Digest", header));
        assertThat(registry.find(tag)).contains(Samples.MANIFEST.digest());
        assertThat(ghcr.count("GET tag")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aManifestThatIsStoredUnderAnotherDigestIsAnError(boolean byTag) throws IOException {
        Samples.push(registry, repository);
        Reference reference = byTag ? tag : repository.at(Samples.MANIFEST.digest());
        ghcr.fault(byTag ? "PUT tag 1" : "PUT manifest 2", Fault.wrongDigest());
        assertThatThrownBy(() -> registry.putManifest(reference, Samples.MANIFEST))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(reference + " was stored as sha256:0000")
                .hasMessageContaining("sent was " + Samples.MANIFEST.digest())
                .hasMessageEndingWith("docs/errors.md#stored-otherwise");
        assertThat(ghcr.pendingFaults()).isEmpty();
    }

    @Test
    void aDigestOfAnotherAlgorithmIsHeldAgainstNobody() throws IOException {
        ghcr.fault("PUT manifest 1", Fault.status(201).header("Docker-Content-Digest", "sha512:" + "0".repeat(128)));
        registry.putManifest(repository.at(Samples.MANIFEST.digest()), Samples.MANIFEST);
        assertThat(ghcr.count("PUT manifest")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsNotThereHasNoDigestWhateverTheAnswerNames(boolean byTag) throws IOException {
        ghcr.fault(byTag ? "HEAD tag 1" : "HEAD manifest 1", Fault.wrongDigest());
        assertThat(registry.find(byTag ? tag : repository.at(Samples.MANIFEST.digest())))
                .isEmpty();
        assertThat(ghcr.pendingFaults()).isEmpty();
    }

    @Test
    void anAnswerThatNamesAnotherDigestThanTheOneAskedForIsNotBelieved() throws IOException {
        ghcr.seedManifest(Samples.NAME, "1.0.0", Samples.MANIFEST.bytes());
        ghcr.fault("HEAD manifest 1", Fault.wrongDigest());
        assertThat(registry.find(repository.at(Samples.MANIFEST.digest()))).contains(Samples.MANIFEST.digest());
        assertThat(ghcr.count("GET manifest")).isEqualTo(1);
    }

    @Test
    void aBlobThatTheRegistryDoesNotSeeYetIsWaitedFor() throws IOException {
        ghcr.fault("PUT manifest 1", Fault.refusal(Refusal.MANIFEST_BLOB_UNKNOWN), 2);
        Samples.push(registry, repository);
        assertThat(ghcr.count("PUT manifest")).isEqualTo(3);
    }

    @Test
    void aManifestOfMoreThan4MibIsNotRead() {
        byte[] content = new byte[(4 << 20) + 1];
        Arrays.fill(content, (byte) ' ');
        ghcr.seedManifest(Samples.NAME, "1.0.0", content);
        assertThatThrownBy(() -> registry.read(tag))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("more than 4 MiB");
        assertThat(ghcr.count("GET tag")).isEqualTo(1);
    }

    @Test
    void aManifestOf4MibIs() throws IOException {
        byte[] content = new byte[4 << 20];
        Arrays.fill(content, (byte) ' ');
        ghcr.seedManifest(Samples.NAME, "1.0.0", content);
        assertThat(registry.read(tag).map(Digest::of)).contains(Digest.of(content));
    }

    @Test
    void whatIsAskedForByItsDigestHasIt() throws IOException {
        Samples.push(registry, repository);
        Reference byDigest = repository.at(Samples.MANIFEST.digest());
        ghcr.fault("GET manifest 1", Fault.status(200).body("{}"));

        assertThatThrownBy(() -> registry.read(byDigest))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("What " + ghcr.host() + " sends as " + byDigest + " has the digest ")
                .hasMessageContaining(Digest.of(Samples.bytes("{}")).toString());
        assertThat(registry.read(byDigest)).contains(Samples.MANIFEST.bytes());
    }

    @Test
    void a404ThatWasAskedWithoutARightToKnowDoesNotHappen() throws IOException {
        registry.find(tag);
        assertThat(last().headers().get("Authorization")).startsWith("Bearer ");
    }
}
