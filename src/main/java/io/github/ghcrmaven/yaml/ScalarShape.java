// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.yaml;

/**
 * In which styles a text can be written within a block (yaml_emitter_analyze_scalar of go-yaml v2's emitterc.go).
 *
 * @param plain without quotes
 * @param singleQuoted in single quotes
 * @param literal as lines of their own
 */
record ScalarShape(boolean plain, boolean singleQuoted, boolean literal) {

    private static final String FIRST_INDICATORS = "#,[]{}&*!|>'\"%@`";

    static ScalarShape of(String text) {
        return new Analysis(text.codePoints().toArray()).shape();
    }

    private static final class Analysis {

        private final int[] text;
        private boolean indicators;
        private boolean unprintable;
        private boolean breaks;
        private boolean breakSpace;
        private boolean spaceBreak;

        private Analysis(int[] text) {
            this.text = text;
        }

        ScalarShape shape() {
            if (text.length == 0) {
                return new ScalarShape(true, true, false);
            }
            indicators = startsAsMarker();
            for (int i = 0; i < text.length; i++) {
                look(i);
            }
            boolean spaceAtAnEnd = text[0] == ' ' || text[text.length - 1] == ' ';
            boolean hidden = spaceBreak || unprintable;
            return new ScalarShape(
                    !indicators && !breaks && !spaceAtAnEnd && !breakSpace && !hidden,
                    !breakSpace && !hidden,
                    text[text.length - 1] != ' ' && !hidden);
        }

        private boolean startsAsMarker() {
            return text.length >= 3 && (text[0] == '-' || text[0] == '.') && text[1] == text[0] && text[2] == text[0];
        }

        private void look(int i) {
            int character = text[i];
            indicators |= i == 0 ? isFirstIndicator() : isIndicator(i);
            unprintable |= !Characters.isPrintable(character);
            if (i > 0) {
                breakSpace |= character == ' ' && Characters.isBreak(text[i - 1]);
                spaceBreak |= Characters.isBreak(character) && text[i - 1] == ' ';
            }
            breaks |= Characters.isBreak(character);
        }

        private boolean isFirstIndicator() {
            return FIRST_INDICATORS.indexOf(text[0]) >= 0
                    || ((text[0] == '?' || text[0] == ':' || text[0] == '-') && isBeforeBlank(0));
        }

        private boolean isIndicator(int i) {
            int before = text[i - 1];
            return (text[i] == ':' && isBeforeBlank(i))
                    || (text[i] == '#' && (Characters.isBlank(before) || Characters.isBreak(before) || before == 0));
        }

        private boolean isBeforeBlank(int i) {
            return i + 1 == text.length || Characters.isBlank(text[i + 1]);
        }
    }
}
