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
    void realm_and_service_are_taken_in_any_order_and_case() {
        assertThat(challenge(SECURE, "bearer  service=\"s\" , scope=\"x:y:pull\",REALM=\"https://auth.example/token\""))
                .isEqualTo(new Challenge.Bearer(HttpUrl.get("https://auth.example/token"), "s"));
    }

    @Test
    void a_service_may_be_missing() {
        assertThat(challenge(SECURE, "Bearer realm=\"https://auth.example/token\""))
                .isEqualTo(new Challenge.Bearer(HttpUrl.get("https://auth.example/token"), null));
    }

    @Test
    void bearer_goes_before_basic() {
        assertThat(challenge(SECURE, "Basic realm=\"r\"", "Bearer realm=\"https://auth.example/token\""))
                .isInstanceOf(Challenge.Bearer.class);
        assertThat(challenge(SECURE, "Basic realm=\"r\"")).isEqualTo(new Challenge.Basic());
    }

    @Test
    void what_is_not_known_asks_for_nothing() {
        assertThat(challenge(SECURE, "Negotiate")).isEqualTo(new Challenge.None());
        assertThat(challenge(SECURE)).isEqualTo(new Challenge.None());
    }

    @Test
    void a_registry_behind_https_cannot_ask_for_the_credential_over_http() {
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
    void an_internal_address_gets_no_credential(String address) {
        assertThatThrownBy(() -> bearer(SECURE, "https://" + address + "/token"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("is an internal address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth.example", "localhost", "8.8.8.8", "[2606:4700::1111]", "registry.example:8443"})
    void a_name_and_a_public_address_do(String host) {
        assertThat(bearer(SECURE, "https://" + host + "/token"))
                .isEqualTo(new Challenge.Bearer(HttpUrl.get("https://" + host + "/token"), "s"));
    }

    @Test
    void the_registrys_own_address_may_be_internal() {
        Endpoint endpoint = Endpoint.of("10.1.2.3:5000", Optional.empty());
        assertThat(bearer(endpoint, "https://10.1.2.3:5001/token")).isInstanceOf(Challenge.Bearer.class);
    }

    @Test
    void a_registry_on_this_machine_may_have_its_token_service_there_over_http() {
        assertThat(bearer(PLAIN, "http://localhost:5001/token")).isInstanceOf(Challenge.Bearer.class);
        assertThat(bearer(PLAIN, "http://127.0.0.1:5001/token")).isInstanceOf(Challenge.Bearer.class);
        assertThatThrownBy(() -> bearer(PLAIN, "http://192.168.1.1:5001/token"))
                .hasMessageContaining("is an internal address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "token", "ftp://auth.example/token", ""})
    void what_is_no_address_is_refused(String realm) {
        assertThatThrownBy(() -> bearer(SECURE, realm))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("is no address");
    }
}
