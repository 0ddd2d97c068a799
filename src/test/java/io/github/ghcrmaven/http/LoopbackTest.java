// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.255.0.1", "[::1]", "[0:0:0:0:0:0:0:1]"})
    void thisMachineIsPrivateOverPlainHttp(String host) {
        assertThat(Loopback.has(at("https", host))).isTrue();
        assertThat(Loopback.isPrivate(at("http", host))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1.example",
                "localhost.example",
                "notlocalhost",
                "128.0.0.1",
                "0.0.0.0",
                "10.0.0.1",
                "[::2]",
                "[fe80::1]"
            })
    void otherMachinesArePrivateByHttpsAlone(String host) {
        assertThat(Loopback.has(at("https", host))).isFalse();
        assertThat(Loopback.isPrivate(at("https", host))).isTrue();
        assertThat(Loopback.isPrivate(at("http", host))).isFalse();
    }

    private static HttpUrl at(String scheme, String host) {
        return HttpUrl.get(scheme + "://" + host + ":5000/path");
    }
}
