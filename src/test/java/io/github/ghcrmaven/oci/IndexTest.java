// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTest {

    private static final Digest OURS = Digest.of("ours".getBytes(UTF_8));
    private static final Digest THEIRS = Digest.of("theirs".getBytes(UTF_8));
    private static final Descriptor ENTRY = new Descriptor(
            MediaTypes.MANIFEST,
            OURS,
            7,
            Optional.of("application/x+sig"),
            new TreeMap<>(Map.of("b", "<2>", "a", "1")));

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String entry(String digest) {
        return "{\"mediaType\":\"" + MediaTypes.MANIFEST + "\",\"digest\":\"" + digest + "\",\"size\":7}";
    }

    private static Index index(String... entries) {
        return Index.parse(bytes("{\"manifests\":[" + String.join(",", entries) + "]}"));
    }

    @Test
    void anEntryIsWrittenWithItsTypeAndAnnotationsAndReadTheSame() {
        Index index = Index.empty().with(ENTRY);

        assertThat(new String(index.bytes(), UTF_8))
                .isEqualTo("{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.INDEX
                        + "\",\"manifests\":[{\"mediaType\":\""
                        + MediaTypes.MANIFEST + "\",\"digest\":\"" + OURS + "\",\"size\":7,"
                        + "\"annotations\":{\"a\":\"1\",\"b\":\"<2>\"},\"artifactType\":\"application/x+sig\"}]}");
        assertThat(Index.parse(index.bytes()).manifests()).containsExactly(ENTRY);
        assertThat(index.digest()).isEqualTo(Digest.of(index.bytes()));
    }

    @Test
    void whatOthersWroteIsKeptWhenAnEntryIsAdded() {
        String theirs = "{\"digest\":\"" + THEIRS + "\",\"size\":7.0e0,\"platform\":{\"os\":\"linux\"},\"data\":null}";
        String foreign = "{\"digest\":\"sha512:00\",\"size\":12345678901234567890}";
        String before = "{\"schemaVersion\":2,\"x-vendor\":[1,null,\"ü\"],\"manifests\":[" + theirs + "," + foreign
                + "],\"annotations\":{\"k\":\"v\"}}";

        String after = new String(Index.parse(bytes(before)).with(ENTRY).bytes(), UTF_8);

        assertThat(after).startsWith(before.substring(0, before.indexOf("],\"annotations")) + ",{\"mediaType\"");
        assertThat(after).endsWith("}],\"annotations\":{\"k\":\"v\"}}");
    }

    @Test
    void addingChangesNothingOfTheIndexItIsAddedTo() {
        Index before = index(entry(THEIRS.toString()));

        Index after = before.with(ENTRY);

        assertThat(before.manifests()).hasSize(1);
        assertThat(before.lists(OURS)).isFalse();
        assertThat(after.lists(OURS)).isTrue();
        assertThat(after.lists(THEIRS)).isTrue();
    }

    @Test
    void anEntryWithoutMediaTypeIsAManifest() {
        assertThat(index("{\"digest\":\"" + THEIRS + "\",\"size\":7}").manifests())
                .containsExactly(new Descriptor(MediaTypes.MANIFEST, THEIRS, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"text\"",
                "{}",
                "{\"digest\":\"sha512:00\",\"size\":7}",
                "{\"digest\":7,\"size\":7}",
                "{\"digest\":\"sha256:abc\",\"size\":7}",
                "{\"digest\":\"DIGEST\"}",
                "{\"digest\":\"DIGEST\",\"size\":-1}",
                "{\"digest\":\"DIGEST\",\"size\":\"7\"}"
            })
    void anEntryThatNothingCanBeAskedByIsLeftOut(String entry) {
        String broken = entry.replace("DIGEST", OURS.toString());

        assertThat(index(broken, entry(THEIRS.toString())).manifests())
                .containsExactly(new Descriptor(MediaTypes.MANIFEST, THEIRS, 7));
    }

    @Test
    void annotationsThatAreNoTextsAreLeftOut() {
        String entry = "{\"digest\":\"" + OURS + "\",\"size\":7,\"annotations\":{\"a\":1,\"b\":null,\"c\":\"d\"}}";

        assertThat(index(entry).manifests().get(0).annotations()).containsExactly(Map.entry("c", "d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "<html></html>",
                "[]",
                "null",
                "{}",
                "{\"manifests\":{}}",
                "{\"manifests\":null}",
                "{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"manifests\":[]}",
                "{\"manifests\":["
            })
    void whatIsNoIndexIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Index.parse(bytes(text)))
                .withMessageStartingWith("it");
    }

    @Test
    void dockersListIsAnIndexToo() {
        assertThat(Index.parse(bytes("{\"mediaType\":\"" + MediaTypes.DOCKER_INDEX + "\",\"manifests\":[]}"))
                        .manifests())
                .isEmpty();
    }

    @Test
    void deepNestingIsNoIndexAndNoCrash() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Index.parse(bytes("{\"manifests\":" + "[".repeat(100_000))));
    }

    @Test
    void whatIsTakenOutLeavesAllElse() {
        String other = "{\"digest\":\"sha512:00\",\"size\":1}";
        Descriptor kept = new Descriptor(MediaTypes.MANIFEST, Digest.of(new byte[] {1}), 1);
        Descriptor gone = new Descriptor(MediaTypes.MANIFEST, Digest.of(new byte[] {2}), 1);
        Index index = Index.parse(("{\"manifests\":[" + other + "],\"annotations\":{\"a\":\"b\"}}").getBytes(UTF_8))
                .with(kept)
                .with(gone);

        Index shorter = index.without(entry -> entry.digest().equals(gone.digest()));

        assertThat(shorter.manifests()).containsExactly(kept);
        assertThat(new String(shorter.bytes(), UTF_8)).contains(other, "{\"a\":\"b\"}");
        assertThat(index.manifests()).containsExactly(kept, gone);
        assertThat(index.without(entry -> false).bytes()).isEqualTo(index.bytes());
    }
}
