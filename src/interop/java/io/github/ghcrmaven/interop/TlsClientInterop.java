// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.http.HttpClients;
import io.github.ghcrmaven.http.Timeouts;
import io.github.ghcrmaven.http.Tls;
import io.github.ghcrmaven.http.Transport;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.registry.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

/** With basic authentication over TLS, under an authority that nobody but us trusts. */
class TlsClientInterop extends ClientRules {

    private final HeldCertificate authority = new HeldCertificate.Builder()
            .commonName("interop authority")
            .certificateAuthority(0)
            .build();
    private final HeldCertificate server = new HeldCertificate.Builder()
            .addSubjectAlternativeName("127.0.0.1")
            .signedBy(authority)
            .build();

    @Override
    Registry start(Path folder) throws IOException {
        return Registry.withTls(folder, server);
    }

    @Override
    boolean listsReferrers() {
        return false;
    }

    @Override
    Connecting connecting(Connecting direct) throws IOException {
        Path trusted = Files.writeString(authorityPem(), authority.certificatePem());
        Tls trust = new Tls(Optional.of(trusted), Optional.empty(), Optional.empty(), Optional.empty());
        return direct.with(HttpClients.over(new Transport(Timeouts.STANDARD, trust), direct.client()))
                .with(Endpoint.of(direct.endpoint().host(), Optional.of(false)));
    }

    private Path authorityPem() {
        return folder().resolve("authority.pem");
    }

    @Test
    void aWholeDeployTrustsTheAuthorityOfItsCaFileAndNoOther() throws IOException {
        List<SampleChart> charts = List.of(new SampleChart("common"), new SampleChart("nginx"));
        Path project = folder().resolve("project");
        Reactor reactor =
                Reactor.of(charts, project, registry().host(), registry().login());

        assertThatThrownBy(() -> reactor.run("deploy", Map.of(), "-Dghcr.plainHttp=false"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dghcr.caFile=authority.pem trusts it");
        reactor.run("deploy", Map.of(), "-Dghcr.plainHttp=false", "-Dghcr.caFile=" + authorityPem());

        for (SampleChart chart : charts) {
            Published published = new Published(registry().host(), Reactor.REPOSITORY + "/" + chart, Reactor.VERSION);
            assertThat(Digest.of(crane().manifest(published.byTag()))).hasToString(reactor.digest(chart));
        }
    }
}
