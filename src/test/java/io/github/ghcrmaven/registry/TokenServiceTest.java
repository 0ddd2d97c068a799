// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.oci.Repository;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries whose token service is not as GHCR's. */
class TokenServiceTest {

    private final MockWebServer server = new MockWebServer();
    private final List<String> lookedUp = new CopyOnWriteArrayList<>();
    private final OkHttpClient client = HttpClients.create(target -> Optional.empty(), "test")
            .newBuilder()
            .readTimeout(Duration.ofSeconds(2))
            .dns(name -> {
                lookedUp.add(name);
                return List.of(InetAddress.getLoopbackAddress());
            })
            .build();

    private Repository repository = new Repository("localhost", Samples.NAME);

    @BeforeEach
    void start() throws IOException {
        server.start();
        repository = new Repository("localhost:" + server.getPort(), Samples.NAME);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Connecting connecting() {
        return Connecting.to(repository.registry())
                .with(Connecting.USER, Connecting.SECRET)
                .with(client)
                .withoutRetries();
    }

    private void challenge(String realm) {
        server.enqueue(new MockResponse.Builder()
                .code(401)
                .addHeader("WWW-Authenticate", "Bearer realm=\"" + realm + "\"")
                .build());
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    @Test
    void theCredentialDoesNotGoOnToAnotherMachineOverPlainHttp() {
        challenge("http://auth.example:" + server.getPort() + "/token");
        answer("{\"token\":\"t\"}");
        assertThatThrownBy(() -> connecting().open().openUpload(repository))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("auth.example")
                .hasMessageContaining("plain http");
        assertThat(lookedUp).doesNotContain("auth.example");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void itGoesThereWhereThatIsAskedFor() throws Exception {
        challenge("http://auth.example:" + server.getPort() + "/token?account=1");
        answer("{\"access_token\":\"t0k3n\"}");
        server.enqueue(new MockResponse.Builder()
                .code(202)
                .addHeader("Location", "/upload")
                .build());
        connecting().withCredentialsOverHttp().open().openUpload(repository);
        server.takeRequest();
        HttpUrl asked = server.takeRequest().getUrl();
        assertThat(asked.queryParameterNames()).containsExactly("account", "scope");
        assertThat(asked.queryParameter("scope")).isEqualTo("repository:octocat/charts/web:pull,push");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer t0k3n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"token\":\"\"}", "{\"token\":null}", "{\"token\":{}}", "<html>"})
    void anAnswerWithoutATokenIsAFault(String body) {
        challenge("http://localhost:" + server.getPort() + "/token");
        answer(body);
        assertThatThrownBy(() -> connecting().open().openUpload(repository))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(repository.registry() + " gave no token");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void halfATokenIsNotRepeatedInTheMessage() {
        challenge("http://localhost:" + server.getPort() + "/token");
        answer("{\"token\":\"" + "x".repeat(100_000));
        assertThatThrownBy(() -> connecting().open().openUpload(repository)).hasMessageNotContaining("xxx");
    }

    @Test
    void anAnswerToTheFirstQuestionThatIsNeither200Nor401IsAFault() {
        server.enqueue(new MockResponse.Builder().code(404).body("not here").build());
        assertThatThrownBy(() -> connecting().open().openUpload(repository))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("refused its address /v2/: not here\n");
    }
}
