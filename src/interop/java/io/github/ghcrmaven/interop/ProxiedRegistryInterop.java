// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.testing.InProcessProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Basic authentication, through the authenticating proxy of settings.xml. Two charts will do. */
class ProxiedRegistryInterop extends PublicationRules {

    private final InProcessProxy proxy = InProcessProxy.start("worker", "proxy-password");
    private List<String> requestsOfThePlugin = List.of();

    @Override
    Registry start(Path folder) throws IOException {
        return Registry.withHtpasswd(folder);
    }

    @Override
    String proxies() {
        return """
                <proxy>
                  <id>company</id>
                  <active>true</active>
                  <protocol>http</protocol>
                  <host>%s</host>
                  <port>%d</port>
                  <username>worker</username>
                  <password>proxy-password</password>
                </proxy>""".formatted(proxy.host(), proxy.port());
    }

    @Override
    List<SampleChart> charts() {
        return List.of(new SampleChart("common"), new SampleChart("nginx"));
    }

    @Override
    void published() {
        requestsOfThePlugin = proxy.forwards();
    }

    @AfterAll
    void stopProxy() {
        proxy.close();
    }

    @Test
    void theWholePublicationWentThroughTheProxy() {
        for (SampleChart chart : charts()) {
            String repository = "/v2/" + Reactor.REPOSITORY + "/" + chart;
            assertThat(requestsOfThePlugin)
                    .anyMatch(request -> request.matches("POST .*" + repository + "/blobs/uploads/"))
                    .anyMatch(request -> request.matches("PUT .*" + repository + "/blobs/uploads/[^/]+"))
                    .anyMatch(request -> request.matches("PUT .*" + repository + "/manifests/sha256:[0-9a-f]{64}"))
                    .anyMatch(request -> request.matches("PUT .*" + repository + "/manifests/" + Reactor.VERSION));
        }
    }

    @Override
    void scan(String log) {
        proxy.assertNoSecretIn(log);
    }
}
