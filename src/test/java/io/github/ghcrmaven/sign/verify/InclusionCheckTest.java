// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.sign.text.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InclusionCheckTest {

    /** All trees of some sizes, built from the definition (RFC 9162, 2.1.1 and 2.1.3.1), and all their leaves. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 16, 17, 31})
    void everyLeafHasItsProofAndNoOther(int size) {
        List<ByteString> leaves =
                IntStream.range(0, size).mapToObj(InclusionCheckTest::leaf).toList();
        for (int index = 0; index < size; index++) {
            List<ByteString> path = path(index, leaves);
            ByteString root = root(leaves);
            ByteString own = leaves.get(index);
            int at = index;

            assertThatCode(() -> InclusionCheck.check(own, proof(at, size, root, path)))
                    .doesNotThrowAnyException();
            for (int other = 0; other < size; other++) {
                int elsewhere = other;
                if (other != index) {
                    assertRefused(leaves.get(elsewhere), proof(at, size, root, path));
                    assertRefused(own, proof(elsewhere, size, root, path));
                }
            }
            List<ByteString> longer = new ArrayList<>(path);
            longer.add(root);
            assertRefused(own, proof(at, size, root, longer));
        }
    }

    /** A node, shown as an entry, would hash as the node above it does. */
    @Test
    void nodeIsNoEntry() {
        List<ByteString> leaves = List.of(leaf(0), leaf(1), leaf(2), leaf(3));
        ByteString left = root(leaves.subList(0, 2));
        ByteString right = root(leaves.subList(2, 4));
        ByteString node = new Buffer()
                .write(hash(leaves.get(0)))
                .write(hash(leaves.get(1)))
                .readByteString();

        assertRefused(node, proof(0, 2, root(leaves), List.of(right)));
        assertRefused(left, proof(0, 2, root(leaves), List.of(right)));
    }

    /** The second of two is not the only one of a tree with one, though the hashes come out. */
    @Test
    void pathEndsAtTheRootOfATreeOfThatSize() {
        List<ByteString> leaves = List.of(leaf(0), leaf(1));

        assertRefused(leaves.get(1), proof(0, 1, root(leaves), List.of(hash(leaves.get(0)))));
    }

    private static void assertRefused(ByteString entry, InclusionProof proof) {
        assertThatThrownBy(() -> InclusionCheck.check(entry, proof))
                .isInstanceOf(RefusedException.class)
                .hasMessage("the inclusion proof does not lead from the entry to the log's root");
    }

    private static InclusionProof proof(int index, int size, ByteString root, List<ByteString> path) {
        return new InclusionProof(index, size, root, path, "");
    }

    private static ByteString leaf(int number) {
        return ByteString.encodeUtf8("entry " + number);
    }

    private static ByteString hash(ByteString leaf) {
        return new Buffer().writeByte(0).write(leaf).readByteString().sha256();
    }

    private static ByteString root(List<ByteString> leaves) {
        if (leaves.size() == 1) {
            return hash(leaves.get(0));
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return new Buffer()
                .writeByte(1)
                .write(root(leaves.subList(0, split)))
                .write(root(leaves.subList(split, leaves.size())))
                .readByteString()
                .sha256();
    }

    private static List<ByteString> path(int index, List<ByteString> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<ByteString> left = leaves.subList(0, split);
        List<ByteString> right = leaves.subList(split, leaves.size());
        List<ByteString> path = new ArrayList<>(index < split ? path(index, left) : path(index - split, right));
        path.add(root(index < split ? right : left));
        return path;
    }
}
