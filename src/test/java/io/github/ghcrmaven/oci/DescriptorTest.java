// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DescriptorTest {

    @Test
    void sizeIsNeverNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Descriptor(MediaTypes.HELM_CHART, Digest.of(new byte[0]), -1))
                .withMessageContaining("-1");
    }

    @Test
    void annotationsCannotBeChanged() {
        TreeMap<String, String> annotations = new TreeMap<>(Map.of("k", "v"));
        Descriptor descriptor =
                new Descriptor(MediaTypes.MANIFEST, Digest.of(new byte[0]), 0, Optional.empty(), annotations);
        annotations.put("k", "other");

        assertThat(descriptor.annotations()).containsExactly(Map.entry("k", "v"));
        assertThatThrownBy(() -> descriptor.annotations().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
