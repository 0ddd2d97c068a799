// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfExistsTest {

    @ParameterizedTest
    @EnumSource(IfExists.class)
    void eachValueIsReadAsItIsPrinted(IfExists value) {
        assertThat(IfExists.parse(value.toString())).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FAIL", "replace", " skip"})
    void everyOtherTextIsAFaultThatListsTheValues(String text) {
        assertThatThrownBy(() -> IfExists.parse(text))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("ifExists is '" + text + "'.")
                .hasMessageContaining("use one of fail, skip, overwrite: <ifExists>, -Dghcr.ifExists");
    }
}
