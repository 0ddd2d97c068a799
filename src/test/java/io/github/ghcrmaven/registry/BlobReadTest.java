// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.testing.Exchange;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobReadTest {

    private static final byte[] CONTENT = new byte[200_000];
    private static final Descriptor BLOB;

    static {
        new Random(1).nextBytes(CONTENT);
        BLOB = descriptor(CONTENT.length);
    }

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final RemoteRegistry registry = Connecting.to(ghcr).open();
    private final Repository repository = Samples.repository(ghcr);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        ghcr.close();
    }

    private static Descriptor descriptor(long size) {
        return new Descriptor(MediaTypes.HELM_CHART, Digest.of(CONTENT), size);
    }

    private void seed() {
        ghcr.seedBlob(Samples.NAME, CONTENT);
    }

    private Path file() {
        return folder.resolve("web-1.0.0.tgz");
    }

    private Throwable refused(Descriptor blob) throws IOException {
        Throwable thrown = catchThrowable(() -> registry.readBlob(repository, blob, new FileSink(file())));
        assertThat(thrown).isNotNull();
        ghcr.assertNoSecretIn(thrown.toString());
        assertNoFileIsLeft();
        return thrown;
    }

    private void assertNoFileIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private List<Exchange> asked(String step) {
        return ghcr.exchanges().stream()
                .filter(exchange -> exchange.step().equals(step))
                .toList();
    }

    @Test
    void aBlobOnAnotherHostIsReadThereWithoutAuthorization() throws IOException {
        seed();
        registry.readBlob(repository, BLOB, new FileSink(file()));

        assertThat(file()).hasBinaryContent(CONTENT);
        assertThat(ghcr.steps()).endsWith("GET blob", "GET storage");
        assertThat(asked("GET blob").get(0).headers().get("Authorization")).startsWith("Bearer ");
        assertThat(asked("GET storage").get(0).headers().get("Authorization")).isNull();
    }

    @Test
    void aBlobThatTheRegistryServesItselfIsReadThere() throws IOException {
        try (InProcessGhcr plain = InProcessGhcr.builder().blobsServedHere().start()) {
            plain.seedBlob(Samples.NAME, CONTENT);
            MemorySink sink = new MemorySink(CONTENT.length);
            Connecting.to(plain).open().readBlob(Samples.repository(plain), BLOB, sink);

            assertThat(sink.bytes()).isEqualTo(CONTENT);
            assertThat(plain.count("GET storage")).isZero();
        }
    }

    @Test
    void aRedirectToTheRegistryItselfKeepsTheAuthorization() throws IOException {
        seed();
        ghcr.fault(
                "GET blob 1", Fault.status(302).header("Location", "/v2/" + Samples.NAME + "/blobs/" + BLOB.digest()));
        registry.readBlob(repository, BLOB, new FileSink(file()));

        assertThat(file()).hasBinaryContent(CONTENT);
        assertThat(asked("GET blob"))
                .hasSize(2)
                .allSatisfy(exchange ->
                        assertThat(exchange.headers().get("Authorization")).startsWith("Bearer "));
    }

    @Test
    void noCompressionIsAskedForSoThatAnArchiveStaysOne() throws IOException {
        seed();
        registry.readBlob(repository, BLOB, new FileSink(file()));

        assertThat(asked("GET storage").get(0).headers().get("Accept-Encoding")).isEqualTo("identity");
    }

    @Test
    void aFileThatWasThereIsReplacedOnSuccessAndKeptOnFailure() throws IOException {
        Files.writeString(file(), "before");
        assertThatThrownBy(() -> registry.readBlob(repository, BLOB, new FileSink(file())))
                .isInstanceOf(FaultException.class);
        assertThat(file()).hasContent("before");

        seed();
        registry.readBlob(repository, BLOB, new FileSink(file()));
        assertThat(file()).hasBinaryContent(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET blob 1", "GET storage 1"})
    void anAnswerThatBreaksOffIsAskedForAgainFromTheStart(String request) throws IOException {
        seed();
        ghcr.fault(request, Fault.truncated());
        registry.readBlob(repository, BLOB, new FileSink(file()));

        assertThat(file()).hasBinaryContent(CONTENT);
        assertThat(ghcr.pendingFaults()).isEmpty();
    }

    @Test
    void aStorageThatRefusesIsNotBelievedAtOnceAndItsWordsAreNotRepeated() throws IOException {
        seed();
        ghcr.fault(
                "GET storage 1",
                Fault.status(403)
                        .body("<Error>SignatureProvided=hidden</Error>")
                        .header("Content-Type", "text/xml"),
                2);
        registry.readBlob(repository, BLOB, new FileSink(file()));

        assertThat(file()).hasBinaryContent(CONTENT);
        assertThat(ghcr.count("GET blob")).isEqualTo(3);
    }

    @Test
    void aStorageThatRefusesToTheEndIsNamedByItsHost() throws IOException {
        seed();
        ghcr.fault("GET storage 1", Fault.status(403).body("SignatureProvided=hidden"), 99);

        assertThat(refused(BLOB))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("127.0.0.1:")
                .hasMessageContaining("answered 403 to what " + ghcr.host() + " led to, reading the blob")
                .hasMessageNotContaining("hidden");
        assertThat(ghcr.count("GET storage")).isEqualTo(5);
    }

    @Test
    void aStorageThatAsksForCredentialsGetsNone() throws IOException {
        seed();
        ghcr.fault("GET storage 1", Fault.status(401).header("WWW-Authenticate", "Basic realm=\"storage\""), 99);

        refused(BLOB);

        assertThat(asked("GET storage"))
                .hasSize(5)
                .allSatisfy(exchange ->
                        assertThat(exchange.headers().get("Authorization")).isNull());
    }

    @Test
    void aRefusalOfTheRegistryIsExplained() throws IOException {
        seed();
        ghcr.refuse(Samples.NAME, Refusal.EXPIRED_CREDENTIAL);

        assertThat(refused(BLOB))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(ghcr.host() + " refused " + repository + "@" + BLOB.digest())
                .hasMessageContaining("reading the blob, 401 UNAUTHORIZED");
    }

    @Test
    void aBlobThatIsNotThereIsSaidSo() throws IOException {
        assertThat(refused(BLOB)).hasMessageContaining("404 BLOB_UNKNOWN").hasMessageContaining("#not-found");
    }

    @Test
    void neverMoreIsTakenThanTheDescriptorSays() throws IOException {
        seed();

        assertThat(refused(descriptor(199_999)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("has more bytes than the 199999 that its descriptor says")
                .hasMessageContaining("#wrong-content");
        assertThat(ghcr.count("GET storage")).isEqualTo(1);
    }

    @Test
    void lessThanTheDescriptorSaysIsAFault() throws IOException {
        seed();

        assertThat(refused(descriptor(200_001)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("has 200000 bytes instead of the 200001");
    }

    @Test
    void anotherDigestIsAFault() throws IOException {
        seed();
        String text = "x".repeat(CONTENT.length);
        ghcr.fault("GET storage 1", Fault.status(200).body(text));

        assertThat(refused(BLOB))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("The blob " + BLOB.digest() + " of " + repository + " has the digest sha256:")
                .hasMessageContaining(Digest.of(Samples.bytes(text)).toString());
    }

    @Test
    void redirectsEnd() throws IOException {
        ghcr.fault("GET blob 1", Fault.status(307).header("Location", "?again"), 99);

        assertThat(refused(BLOB))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("led on more than 5 times for the blob " + BLOB.digest());
        assertThat(ghcr.count("GET blob")).isEqualTo(6);
    }

    @Test
    void aRegistryBehindHttpsCannotLeadToPlainHttp() {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        try (InProcessGhcr secure = InProcessGhcr.builder().tls(certificate).start()) {
            secure.fault("GET blob 1", Fault.status(307).header("Location", "http://127.0.0.1:9/"));
            Connecting connecting = Connecting.to(secure).with(Endpoint.of(secure.host(), Optional.of(false)));
            OkHttpClient client = connecting
                    .client()
                    .newBuilder()
                    .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                    .build();

            assertThatThrownBy(() -> connecting
                            .with(client)
                            .open()
                            .readBlob(Samples.repository(secure), BLOB, new FileSink(file())))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("or not to https");
            assertThat(secure.count("GET blob")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ftp://127.0.0.1/blob", "http://"})
    void aRedirectToNowhereIsAFault(String location) throws IOException {
        ghcr.fault("GET blob 1", Fault.status(307).header("Location", location));

        assertThat(refused(BLOB)).isInstanceOf(FaultException.class).hasMessageContaining("did not say where");
    }

    @Test
    void whatASinkSaysOfItsDiskIsNotTakenForTheRegistrys() throws IOException {
        seed();
        BlobSink full = new BlobSink() {
            @Override
            public OutputStream begin(Descriptor blob) {
                return new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("no space left");
                    }
                };
            }

            @Override
            public void accept() {
                throw new AssertionError("nothing was written");
            }

            @Override
            public void discard() {}
        };

        assertThatThrownBy(() -> registry.readBlob(repository, BLOB, full)).hasMessage("no space left");
        assertThat(ghcr.count("GET storage")).isEqualTo(1);
    }

    @Test
    void memoryIsForSmallBlobsAlone() {
        seed();

        assertThatThrownBy(() -> registry.readBlob(repository, BLOB, new MemorySink(CONTENT.length - 1)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("has 200000 bytes, and a " + MediaTypes.HELM_CHART + " has 199999 at most");
    }

    @Test
    void memoryHoldsWhatTheLastTryBroughtAndNothingBefore() throws IOException {
        seed();
        ghcr.fault("GET storage 1", Fault.truncated());
        MemorySink sink = new MemorySink(CONTENT.length);
        assertThat(sink.bytes()).isEmpty();
        registry.readBlob(repository, BLOB, sink);

        assertThat(Arrays.equals(sink.bytes(), CONTENT)).isTrue();
    }

    @Test
    void anEmptyBlobIsRead() throws IOException {
        ghcr.seedBlob(Samples.NAME, new byte[0]);
        registry.readBlob(
                repository, new Descriptor(MediaTypes.EMPTY, Digest.of(new byte[0]), 0), new FileSink(file()));

        assertThat(file()).isEmptyFile();
    }
}
