// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTest {

    @Test
    void labelsAndTextsStandBelowEachOther() {
        assertThat(Check.ok("credentials", "GHCR_TOKEN").lines()).containsExactly("ok    credentials   GHCR_TOKEN");
        assertThat(Check.none("push", "not tried").lines()).containsExactly("--    push          not tried");
    }

    @Test
    void furtherLinesAndTheFixAreSetIn() {
        assertThat(Check.warn("visibility", "it is\nprivate", "change\nit").lines())
                .containsExactly(
                        "warn  visibility    it is", "        private", "        Fix: change", "             it");
    }

    @Test
    void aVerdictNamesWhatFails() {
        Checklist list = new Checklist(
                "ghcr.io",
                List.of(
                        Check.ok("credentials", ""),
                        Check.fail("push", "a", ""),
                        Check.fail("push", "b", ""),
                        Check.fail("registry", "c", "")));

        assertThatThrownBy(list::verdict)
                .isInstanceOf(FaultException.class)
                .hasMessageStartingWith("A push from here to ghcr.io would fail: push, registry.");
    }

    @Test
    void aWarningFailsNothing() {
        Checklist list = new Checklist("ghcr.io", List.of(Check.ok("push", "a"), Check.warn("run", "b", "c")));

        assertThat(list.verdict()).isEqualTo("A push from here would succeed.");
    }

    @Test
    void whatWasNotTriedIsNotPromised() {
        Checklist list = new Checklist("ghcr.io", List.of(Check.ok("token", "accepted"), Check.none("push", "")));

        assertThat(list.verdict()).contains("was not tried").doesNotContain("would succeed");
    }
}
