// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{} {}",
                "{}x",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":TRUE}",
                "// c\n{}",
                "\ufeff{}"
            })
    void whatIsNotOneObjectInStrictSyntaxIsRefused(String text) {
        assertRefused(ByteString.encodeUtf8(text), "it is not a JSON object");
    }

    /** One reader would take the first, another the last. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":1}", "{\"b\":[{\"a\":1,\"\\u0061\":2}]}"})
    void memberThatIsThereTwiceIsRefused(String text) {
        assertRefused(ByteString.encodeUtf8(text), "it has the member 'a' twice");
    }

    /** One reader would put a mark in the place of what it cannot read, another would stop. */
    @Test
    void whatIsNoUtf8IsRefused() {
        assertRefused(ByteString.decodeHex("7b2261223a22ff227d"), "it is not a JSON object");
    }

    @Test
    void numbersAreCountsAsNumbersAndAsTexts() {
        JsonMembers json = object("{\"a\":9223372036854775807,\"b\":\"12\",\"c\":null}");

        assertThat(json.count("a")).isEqualTo(Long.MAX_VALUE);
        assertThat(json.count("b")).isEqualTo(12);
        assertThat(json.count("c")).isZero();
        assertThat(json.count("d")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e3", "\"1 \"", "\"\"", "true", "[1]", "9223372036854775808", "\"0x1\""})
    void whatIsNoWholeNumberIsNoCount(String value) {
        JsonMembers json = object("{\"a\":" + value + "}");

        assertThatThrownBy(() -> json.count("a")).hasMessage("it.a is not a whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"YQ", "YQ==\\n", "YR==", "Y Q==", "-_-_", "YQ===", "é"})
    void base64HasOneFormOnly(String value) {
        JsonMembers json = object("{\"a\":\"" + value + "\"}");

        assertThatThrownBy(() -> json.bytes("a")).hasMessage("it.a is not Base64");
    }

    @Test
    void membersAreOfTheKindThatIsAskedFor() {
        JsonMembers json = object("{\"a\":1,\"b\":\"x\",\"c\":[1],\"d\":null}");

        assertThatThrownBy(() -> json.text("a")).hasMessage("it.a is not a text");
        assertThatThrownBy(() -> json.object("b")).hasMessage("it.b is not an object");
        assertThatThrownBy(() -> json.objects("b")).hasMessage("it.b is not a list");
        assertThatThrownBy(() -> json.objects("c")).hasMessage("it.c[0] is not an object");
        assertThatThrownBy(() -> json.text("d")).hasMessage("it has no d");
        assertThat(json.objects("d")).isEmpty();
    }

    private static JsonMembers object(String text) {
        return JsonText.object(ByteString.encodeUtf8(text), "it", 1000);
    }

    private static void assertRefused(ByteString bytes, String reason) {
        assertThatThrownBy(() -> JsonText.object(bytes, "it", 1000))
                .isInstanceOf(RefusedException.class)
                .hasMessage(reason);
    }
}
