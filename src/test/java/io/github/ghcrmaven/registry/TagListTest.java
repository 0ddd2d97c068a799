// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.testing.Exchange;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import io.github.ghcrmaven.testing.StatusFault;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagListTest {

    private final InProcessGhcr ghcr = InProcessGhcr.start();
    private final RemoteRegistry registry = Connecting.to(ghcr).open();
    private final Repository repository = Samples.repository(ghcr);
    private final String path = "/v2/" + Samples.NAME + "/tags/list";

    @AfterEach
    void close() {
        ghcr.close();
    }

    private void seed(String tag) {
        ghcr.seedManifest(Samples.NAME, tag, Samples.MANIFEST.bytes());
    }

    private static StatusFault page(String... tags) {
        return Fault.status(200).body("{\"name\":\"web\",\"tags\":[\"" + String.join("\",\"", tags) + "\"]}");
    }

    private List<String> asked() {
        return ghcr.exchanges().stream()
                .filter(exchange -> exchange.step().equals("GET tags"))
                .map(Exchange::target)
                .toList();
    }

    private List<String> names() throws IOException {
        return registry.tags(repository).orElseThrow().stream().map(Tag::name).toList();
    }

    private Throwable refused() {
        Throwable thrown = catchThrowable(() -> registry.tags(repository));
        assertThat(thrown).isInstanceOf(FaultException.class);
        ghcr.assertNoSecretIn(thrown.toString());
        return thrown;
    }

    @Test
    void aListOfSeveralPagesIsReadToItsEnd() throws IOException {
        List<String> all = IntStream.range(0, 2500)
                .mapToObj(number -> "t" + (10_000 + number))
                .toList();
        all.forEach(this::seed);

        assertThat(names()).isEqualTo(all);
        assertThat(asked()).hasSize(3).first().isEqualTo(path + "?n=1000");
    }

    @Test
    void aListOfOnePageIsAskedForOnce() throws IOException {
        seed("1.0.0");
        seed("1.0.0_build.5");

        assertThat(names()).containsExactly("1.0.0", "1.0.0_build.5");
        assertThat(asked()).hasSize(1);
    }

    @Test
    void aRepositoryThatIsNotThereHasNoList() throws IOException {
        assertThat(registry.tags(repository)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"web\",\"tags\":null}", "{\"name\":\"web\",\"tags\":[]}"})
    void aRepositoryWithoutTagsHasAnEmptyList(String body) throws IOException {
        ghcr.fault("GET tags 1", Fault.status(200).body(body));

        assertThat(registry.tags(repository).orElseThrow()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<URL>; rel=\"next\"",
                "<URL>; rel=next",
                "<URL>;REL=\"Next\"",
                "</elsewhere>; rel=\"prev\", <URL>; title=\"a, b\"; rel=\"next\"",
                "</elsewhere>; title=\"next\", <URL>; rel=\"last next\"",
                "<list?last=a>; rel=\"next\"",
                "<?last=a>; rel=\"next\""
            })
    void theNextPageIsWhereTheLinkSays(String link) throws IOException {
        ghcr.fault("GET tags 1", page("a").header("Link", link.replace("URL", path + "?last=a")));
        ghcr.fault("GET tags 2", page("b"));

        assertThat(names()).containsExactly("a", "b");
        assertThat(asked()).containsExactly(path + "?n=1000", path + "?last=a");
    }

    @Test
    void theNextPageMayBeAWholeAddress() throws IOException {
        ghcr.fault("GET tags 1", page("a").header("Link", "<" + ghcr.url() + path + "?last=a>; rel=\"next\""));
        ghcr.fault("GET tags 2", page("b"));

        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void aPageThatFailsForAMomentIsAskedForAgain() throws IOException {
        ghcr.fault("GET tags 1", page("a").header("Link", "<?last=a>; rel=\"next\""));
        ghcr.fault("GET tags 2", Fault.status(503));
        seed("b");

        assertThat(names()).containsExactly("b");
        assertThat(asked()).hasSize(3);
    }

    @Test
    void anEmptyPageIsNoRepetition() throws IOException {
        ghcr.fault("GET tags 1", Fault.status(200).body("{\"tags\":[]}").header("Link", "<?last=a>; rel=\"next\""));
        ghcr.fault("GET tags 2", page("b"));

        assertThat(names()).containsExactly("b");
    }

    @Test
    void aFullPageWithoutALinkIsNotTakenForTheEnd() throws IOException {
        String[] full =
                IntStream.range(0, 1000).mapToObj(number -> "t" + number).toArray(String[]::new);
        ghcr.fault("GET tags 1", page(full));
        ghcr.fault("GET tags 2", page("u"));

        assertThat(names()).hasSize(1001).endsWith("t999", "u");
        assertThat(asked()).containsExactly(path + "?n=1000", path + "?n=1000&last=t999");
    }

    @Test
    void aRegistryWithoutPagesThatHasAPageFullIsBelievedTheSecondTime() throws IOException {
        String[] full =
                IntStream.range(0, 1000).mapToObj(number -> "t" + number).toArray(String[]::new);
        ghcr.fault("GET tags 1", page(full), 2);

        assertThat(names()).containsExactly(full);
        assertThat(asked()).hasSize(2);
    }

    @Test
    void aLinkToAnotherServerIsNotFollowed() {
        ghcr.fault("GET tags 1", page("a").header("Link", "<http://127.0.0.1:9" + path + ">; rel=\"next\""));

        assertThat(refused()).hasMessageContaining("goes on with a list at another address, 127.0.0.1:9.");
        assertThat(asked()).hasSize(1);
    }

    @Test
    void aLinkToNowhereIsAFaultAndNotTheEnd() {
        ghcr.fault("GET tags 1", page("a").header("Link", "<ftp://127.0.0.1/>; rel=\"next\""));

        assertThat(refused()).hasMessageContaining("goes on with a list at what is no address");
    }

    @Test
    void aPageThatLeadsToItselfIsAFault() {
        ghcr.fault("GET tags 1", page("a").header("Link", "<" + path + "?n=1000>; rel=\"next\""));

        assertThat(refused()).hasMessageContaining("repeats a page of a list").hasMessageContaining("#wrong-content");
        assertThat(asked()).hasSize(1);
    }

    @Test
    void aPageThatComesAgainUnderAnotherAddressIsAFault() {
        ghcr.fault("GET tags 1", page("a").header("Link", "<?last=a>; rel=\"next\""));
        ghcr.fault("GET tags 2", page("a").header("Link", "<?last=a&more>; rel=\"next\""));

        assertThat(refused()).hasMessageContaining("repeats a page of a list");
        assertThat(asked()).hasSize(2);
    }

    @Test
    void aListThatBreaksOffIsAFault() {
        ghcr.fault("GET tags 1", page("a").header("Link", "<?last=a>; rel=\"next\""));
        ghcr.fault("GET tags 2", Fault.status(404));

        assertThat(refused()).hasMessageContaining("ended a list in the middle");
    }

    @Test
    void aListThatDoesNotEndIsAFault() {
        // as many pages as there are, each with one more
        for (int number = 1; number <= 1000; number++) {
            ghcr.fault("GET tags " + number, page("t" + number).header("Link", "<?last=" + number + ">; rel=\"next\""));
        }

        assertThat(refused()).hasMessageContaining("has not ended a list after 1000 pages and 1000 entries");
        assertThat(asked()).hasSize(1000);
    }

    @Test
    void aPageOfMoreThan4MibIsAFault() {
        ghcr.fault("GET tags 1", Fault.status(200).body(" ".repeat((4 << 20) + 1)));

        assertThat(refused()).hasMessageContaining("more than 4 MiB");
        assertThat(asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{}", "{\"errors\":[]}", "<html></html>"})
    void whatIsNoListIsAFault(String body) {
        ghcr.fault("GET tags 1", Fault.status(200).body(body));

        assertThat(refused()).hasMessageContaining("answered without a list when asked for the tags of " + repository);
    }

    @Test
    void aTagOutsideOfTheGrammarIsLeftOut() throws IOException {
        ghcr.fault("GET tags 1", Fault.status(200).body("{\"tags\":[\"../x\",null,{},\"1.0.0\"]}"));

        assertThat(names()).containsExactly("1.0.0");
    }

    @Test
    void aRefusalIsExplained() {
        ghcr.refuse(Samples.NAME, Refusal.EXPIRED_CREDENTIAL);

        assertThat(refused())
                .hasMessageContaining("refused the tags of " + repository)
                .hasMessageContaining("listing the tags, 401 UNAUTHORIZED");
    }
}
