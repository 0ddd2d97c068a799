// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.oci;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DescriptorTest {

    @Test
    void sizeIsNeverNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Descriptor(MediaTypes.HELM_CHART, Digest.of(new byte[0]), -1))
                .withMessageContaining("-1");
    }
}
