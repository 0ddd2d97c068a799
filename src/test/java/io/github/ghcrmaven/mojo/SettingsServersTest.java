// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.auth.Credential;
import io.github.ghcrmaven.auth.CredentialSource.Absent;
import io.github.ghcrmaven.auth.CredentialSource.Found;
import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.nio.file.Path;
import org.apache.maven.settings.building.SettingsProblem.Severity;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsServersTest {

    private static final String HOST = "registry.acme.example:5000";

    private final TestSession session = new TestSession();

    @Test
    void theServerOfTheHostIsUsed() {
        session.server("ghcr.io", "octocat", "s3cret");

        assertThat(credential(null, "ghcr.io"))
                .isEqualTo(new Credential("octocat", new Secret("s3cret"), "server 'ghcr.io' in settings.xml"));
    }

    @Test
    void theIdWithThePortIsPreferred() {
        session.server("registry.acme.example", "without", "s3cret").server(HOST, "with", "s3cret");

        assertThat(credential(null, HOST).username()).isEqualTo("with");
    }

    @Test
    void theIdWithoutThePortServesToo() {
        session.server("registry.acme.example", "without", "s3cret");

        assertThat(credential(null, HOST).origin()).isEqualTo("server 'registry.acme.example' in settings.xml");
    }

    @Test
    void thePartsOfAnIpv6AddressAreNoPort() {
        session.server("[::1]", "octocat", "s3cret");

        assertThat(credential(null, "[::1]:5000").username()).isEqualTo("octocat");
        assertThat(credential(null, "[::1]").username()).isEqualTo("octocat");
    }

    @Test
    void serverIdTakesThePlaceOfTheHostsIds() {
        session.server(HOST, "host", "s3cret").server("releases", "releases", "s3cret");

        assertThat(credential("releases", HOST).username()).isEqualTo("releases");
        assertThat(servers("nobody").lookup(at(HOST))).isInstanceOf(Absent.class);
    }

    @Test
    void serverIdIsForTheDestinationAlone() {
        session.server("releases", "releases", "s3cret").server("other.example", "other", "s3cret");

        assertThat(credential("releases", "other.example").username()).isEqualTo("other");
        assertThat(servers("releases").lookup(at("third.example"))).isInstanceOf(Absent.class);
    }

    @Test
    void whatWasLookedForInVainIsSaidWithTheFileThatWasRead() {
        Path home = Path.of(System.getProperty("user.home"));
        session.request()
                .setUserSettingsFile(home.resolve(".m2").resolve("settings.xml").toFile());

        assertThat(servers(null).lookup(at(HOST)))
                .isEqualTo(new Absent(
                        "settings.xml",
                        "no <server> with id registry.acme.example:5000 or registry.acme.example (read: ~"
                                + Path.of("/.m2/settings.xml") + ")"));
    }

    @ParameterizedTest
    @CsvSource({",s3cret,<username>", "'',s3cret,<username>", "octocat,,<password>", "octocat,'',<password>"})
    void halfAnEntryIsNotPassedOver(@Nullable String username, @Nullable String password, String missing) {
        session.server(HOST, username, password);

        assertFault().hasMessageContaining("server '" + HOST + "' in settings.xml has no " + missing + ".");
    }

    @ParameterizedTest
    @CsvSource({"${env.USER_NAME},s3cret", "octocat,${env.TOKEN}"})
    void anExpressionThatNothingReplacedIsNoCredential(String username, String password) {
        session.server(HOST, username, password);

        assertFault().hasMessageContaining("holds a ${…} that nothing replaces");
    }

    @Test
    void theDecryptedPasswordIsUsed() {
        session.server(HOST, "octocat", "{s3cret}");

        assertThat(credential(null, HOST).secret().reveal()).isEqualTo("s3cret");
    }

    @Test
    void aPasswordThatCannotBeDecryptedIsAFaultThatDoesNotRepeatIt() {
        session.server(HOST, "octocat", "{s3cret}");
        TestDecrypter decrypter = TestDecrypter.withProblem(Severity.ERROR, "no settings-security.xml");

        assertThatThrownBy(() -> new SettingsServers(session.session(), decrypter, null, HOST).lookup(at(HOST)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("cannot be decrypted: no settings-security.xml")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aWarningOfTheDecrypterDoesNotMatter() {
        session.server(HOST, "octocat", "s3cret");
        TestDecrypter decrypter = TestDecrypter.withProblem(Severity.WARNING, "old style");

        assertThat(new SettingsServers(session.session(), decrypter, null, HOST).lookup(at(HOST)))
                .isInstanceOf(Found.class);
    }

    private AbstractThrowableAssert<?, ?> assertFault() {
        return assertThatThrownBy(() -> servers(null).lookup(at(HOST)))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        fault -> assertThat(fault.faults().get(0).anchor()).isEqualTo("half-credentials"))
                .hasMessageNotContaining("s3cret");
    }

    private Credential credential(@Nullable String serverId, String host) {
        return ((Found) servers(serverId).lookup(at(host))).credential();
    }

    private static Repository at(String host) {
        return new Repository(host, "acme/charts/web");
    }

    private SettingsServers servers(@Nullable String serverId) {
        return new SettingsServers(session.session(), TestDecrypter.working(), serverId, HOST);
    }
}
