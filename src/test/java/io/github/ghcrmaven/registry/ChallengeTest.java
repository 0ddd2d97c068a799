// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {

    private static final Endpoint SECURE = Endpoint.of("registry.example", Optional.empty());
    private static final Endpoint PLAIN = Endpoint.of("localhost:5000", Optional.empty());

    private static Challenge challenge(Endpoint endpoint, String... headers) {
        Response.Builder answer = new Response.Builder()
                .request(new Request.Builder().url(endpoint.url()).build())
                .protocol(Protocol.HTTP_1_1)
                .code(401)
                .message("");
        for (String header : headers) {
            answer.addHeader("WWW-Authenticate", header);
        }
        return Challenge.of(endpoint, answer.build());
    }

    private static Challenge bearer(Endpoint endpoint, String realm) {
        return challenge(endpoint, "Bearer realm=\"" + realm + "\",service=\"s\"");
    }

    @Test
    void realmAndServiceAreTakenInAnyOrderAndCase() {
        assertThat(challenge(SECURE, "bearer  service=\"s\" , scope=\"x:y:pull\",REALM=\"https://auth.example/token\""))
                .isEqualTo(new Challenge.Bearer(HttpUrl.get("https://auth.example/token"), "s"));
    }

    @Test
    void aServiceMayBeMissing() {
        assertThat(challenge(SECURE, "Bearer realm=\"https://auth.example/token\""))
                .isEqualTo(new Challenge.Bearer(HttpUrl.get("https://auth.example/token"), null));
    }

    @Test
    void bearerGoesBeforeBasic() {
        assertThat(challenge(SECURE, "Basic realm=\"r\"", "Bearer realm=\"https://auth.example/token\""))
                .isInstanceOf(Challenge.Bearer.class);
        assertThat(challenge(SECURE, "Basic realm=\"r\"")).isEqualTo(new Challenge.Basic());
    }

    @Test
    void whatIsNotKnownAsksForNothing() {
        assertThat(challenge(SECURE, "Negotiate")).isEqualTo(new Challenge.None());
        assertThat(challenge(SECURE)).isEqualTo(new Challenge.None());
    }

    @Test
    void aRegistryBehindHttpsCannotAskForTheCredentialOverHttp() {
        assertThatThrownBy(() -> bearer(SECURE, "http://registry.example/token"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("registry.example sends its credentials to registry.example, which is not https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "[::1]",
                "[fe80::1]",
                "[fd12:3456::1]",
                "[::ffff:10.0.0.1]",
                "2130706433",
                "127.1"
            })
    void anInternalAddressGetsNoCredential(String address) {
        assertThatThrownBy(() -> bearer(SECURE, "https://" + address + "/token"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("is an internal address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth.example", "localhost", "8.8.8.8", "[2606:4700::1111]", "registry.example:8443"})
    void aNameAndAPublicAddressDo(String host) {
        assertThat(bearer(SECURE, "https://" + host + "/token"))
                .isEqualTo(new Challenge.Bearer(HttpUrl.get("https://" + host + "/token"), "s"));
    }

    @Test
    void theRegistrysOwnAddressMayBeInternal() {
        Endpoint endpoint = Endpoint.of("10.1.2.3:5000", Optional.empty());
        assertThat(bearer(endpoint, "https://10.1.2.3:5001/token")).isInstanceOf(Challenge.Bearer.class);
    }

    @Test
    void aRegistryOnThisMachineMayHaveItsTokenServiceThereOverHttp() {
        assertThat(bearer(PLAIN, "http://localhost:5001/token")).isInstanceOf(Challenge.Bearer.class);
        assertThat(bearer(PLAIN, "http://127.0.0.1:5001/token")).isInstanceOf(Challenge.Bearer.class);
        assertThatThrownBy(() -> bearer(PLAIN, "http://192.168.1.1:5001/token"))
                .hasMessageContaining("is an internal address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "token", "ftp://auth.example/token", ""})
    void whatIsNoAddressIsRefused(String realm) {
        assertThatThrownBy(() -> bearer(SECURE, realm))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("is no address");
    }
}
