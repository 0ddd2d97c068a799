// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ghcrmaven.fault.FaultException;
import org.junit.jupiter.api.Test;

class IgnoreRulesTest {

    @Test
    void linesEndWithOrWithoutCarriageReturn() {
        IgnoreRules rules = rules("# comment\r\n\r\n*.bak\r\nnotes/\r\n");

        assertThat(rules.ignores("a.bak", false)).isTrue();
        assertThat(rules.ignores("notes", true)).isTrue();
        assertThat(rules.ignores("values.yaml", false)).isFalse();
    }

    @Test
    void ruleWithASlashAtItsEndIsForFoldersAlone() {
        assertThat(rules("notes/").ignores("notes", true)).isTrue();
        assertThat(rules("notes/").ignores("notes", false)).isFalse();
    }

    @Test
    void ruleWithASlashWithinIsForTheWholePath() {
        assertThat(rules("docs/a.md").ignores("docs/a.md", false)).isTrue();
        assertThat(rules("docs/a.md").ignores("more/docs/a.md", false)).isFalse();
    }

    @Test
    void ruleWithoutASlashIsForTheNameAtAnyDepth() {
        assertThat(rules("a.md").ignores("more/docs/a.md", false)).isTrue();
    }

    @Test
    void negatedRuleIgnoresAllThatItDoesNotMatch() {
        assertThat(rules("!*.yaml").ignores("README.md", false)).isTrue();
        assertThat(rules("!*.yaml").ignores("Chart.yaml", false)).isFalse();
    }

    @Test
    void negatedRuleForFoldersIgnoresEveryFile() {
        assertThat(rules("!keep/").ignores("keep", true)).isFalse();
        assertThat(rules("!keep/").ignores("keep", false)).isTrue();
    }

    @Test
    void dotFilesDirectlyBelowTemplatesAreIgnoredWithoutAnyRule() {
        assertThat(rules("").ignores("templates/.gitkeep", false)).isTrue();
        assertThat(rules("").ignores("templates/sub/.gitkeep", false)).isFalse();
        assertThat(rules("").ignores("charts/db/templates/.gitkeep", false)).isFalse();
    }

    @Test
    void wrongRuleIsReportedWithItsLine() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> rules("# one\n*.md\n[z-\n"))
                .withMessageContaining("charts/web/.helmignore:3: rule '[z-': syntax error in pattern");
    }

    @Test
    void doubleStarIsRefusedAnywhereInARule() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> rules("docs/**/x"))
                .withMessageContaining(".helmignore:1: rule 'docs/**/x': double-star (**) syntax is not supported");
    }

    private static IgnoreRules rules(String text) {
        return IgnoreRules.parse("charts/web/.helmignore", text);
    }
}
