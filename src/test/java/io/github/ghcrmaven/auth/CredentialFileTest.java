// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ghcrmaven.auth.CredentialSource.Absent;
import io.github.ghcrmaven.auth.CredentialSource.Found;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialFileTest {

    private static final String SECRET = "ghp_neverShowThis+0";
    private static final String NAME = "~/.docker/config.json";
    private static final Repository WEB = new Repository("ghcr.io", "acme/charts/web");

    @TempDir
    Path home;

    @Test
    void aFileThatIsNotThereIsPassedOver() {
        assertThat(file().lookup(WEB)).isEqualTo(new Absent(NAME, "not there"));
    }

    @Test
    void anEntryIsUserAndPasswordInBase64() throws IOException {
        write("{'auths': {'ghcr.io': {'auth': '" + base64("ann:" + SECRET) + "'}}}");

        assertThat(file().lookup(WEB)).isEqualTo(new Found(new Credential("ann", new Secret(SECRET), NAME)));
    }

    @Test
    void theFirstColonEndsTheUser() throws IOException {
        write("{'auths': {'ghcr.io': {'auth': '" + base64("ann:a:b") + "'}}}");

        assertThat(found().secret().reveal()).isEqualTo("a:b");
    }

    @Test
    void whatOldDockersPaddedIsCutOff() throws IOException {
        write("{'auths': {'ghcr.io': {'auth': '" + base64("ann:" + SECRET + "\0\0") + "'}}}");

        assertThat(found().secret().reveal()).isEqualTo(SECRET);
    }

    @Test
    void userAndPasswordMayStandInTheClear() throws IOException {
        write("{'auths': {'ghcr.io': {'username': 'ann', 'password': '" + SECRET + "'}}}");

        assertThat(found()).isEqualTo(new Credential("ann", new Secret(SECRET), NAME));
    }

    @Test
    void anIdentityTokenGoesBeforeTheUserThatStandsBesideIt() throws IOException {
        write("{'auths': {'ghcr.io': {'auth': '" + base64("ann:") + "', 'identitytoken': '" + SECRET + "'}}}");

        assertThat(found().isIdentityToken()).isTrue();
        assertThat(found()).hasToString(NAME + ", an identity token");
        assertThat(found().secret().reveal()).isEqualTo(SECRET);
    }

    @Test
    void theEntryOfTheOrganisationIsTakenAndNamed() throws IOException {
        write("{'auths': {'ghcr.io/other': {'auth': '" + base64("bob:no") + "'}, 'ghcr.io/acme': {'auth': '"
                + base64("ann:" + SECRET) + "'}, 'ghcr.io': {'auth': '" + base64("cid:no") + "'}}}");

        assertThat(found()).hasToString("entry ghcr.io/acme of " + NAME + ", as ann");
    }

    @Test
    void theEntryOfAnotherOrganisationIsNoneOfOurs() throws IOException {
        write("{'auths': {'ghcr.io/other': {'auth': '" + base64("bob:no") + "'}, 'quay.io': {}}}");

        assertThat(file().lookup(WEB)).isEqualTo(new Absent(NAME, "has no entry for ghcr.io (2 others)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'auth': ''}", "{'auth': '', 'identitytoken': ''}", "{'email': 'a@b.example'}"})
    void anEmptyEntryIsAbsentNotHalf(String entry) throws IOException {
        write("{'auths': {'ghcr.io': " + entry + "}}");

        assertThat(file().lookup(WEB)).isEqualTo(new Absent(NAME, "its entry ghcr.io is empty"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "{}", "{'auths': {}}", "{'auths': null, 'credsStore': null, 'HttpHeaders': {}}"})
    void aFileThatSaysNothingIsPassedOver(String text) throws IOException {
        write(text);

        assertThat(file().lookup(WEB)).isEqualTo(new Absent(NAME, "has no entry for ghcr.io"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'auth': '%%%neverShowThis'} | has an auth that is not Base64",
                "{'auth': 'bmV2ZXJTaG93VGhpcw=='} | has an auth that is not user:password in Base64",
                "{'auth': 'OnNlY3JldA=='} | has an auth that is not user:password in Base64",
                "{'auth': 'YW5uOg=='} | has an auth that is not user:password in Base64",
                "{'auth': 5} | has a field auth that is no text",
                "{'username': 'ann'} | has no password",
                "{'password': 'neverShowThis'} | has a password without user name",
                "{'registrytoken': 'neverShowThis'} | has a registrytoken alone"
            })
    void anEntryThatCannotBeDecodedFailsAndIsNamed(String entry, String what) throws IOException {
        write("{'auths': {'ghcr.io': " + entry + "}}");

        FaultException fault = fault();
        assertThat(fault)
                .hasMessageContaining(NAME + " are half there: entry ghcr.io " + what)
                .hasNoCause();
        assertThat(fault.getMessage()).doesNotContain("neverShowThis", "bmV2", "YW5u", "%%%");
        assertThat(fault.faults().get(0).anchor()).isEqualTo("credential-file");
    }

    @Test
    void anEntryOfAnotherRegistryIsNotDecoded() throws IOException {
        write("{'auths': {'quay.io': {'auth': '%%%'}}}");

        assertThat(file().lookup(WEB)).isEqualTo(new Absent(NAME, "has no entry for ghcr.io (1 other)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "neverShowThis",
                "[]",
                "{'auths': {'ghcr.io': {'auth': 'neverShowThis'",
                "{'auths': 'neverShowThis'}",
                "{'auths': {'ghcr.io': 'neverShowThis'}}",
                "{'credHelpers': {'ghcr.io': {'neverShowThis': 1}}}",
                "{'credsStore': ['a', 'b']}",
                "{} neverShowThis",
                "{'a': 1} // neverShowThis"
            })
    void aFileThatIsNotJsonOfThatFormFailsAndIsNamed(String text) throws IOException {
        write(text);

        FaultException fault = fault();
        assertThat(fault)
                .hasMessageContaining(
                        "The credential file " + NAME + " is not JSON in the form of Docker's config.json.")
                .hasMessageNotContaining("neverShowThis")
                .hasNoCause();
    }

    @Test
    void aFileOfMoreThanOneMebibyteIsNotRead() throws IOException {
        write("{'x': '" + "a".repeat(1 << 20) + "'}");

        assertThat(fault()).hasMessageContaining(NAME + " is larger than 1 MiB");
    }

    @Test
    void aFolderInItsPlaceIsAFault() throws IOException {
        Files.createDirectories(home.resolve(".docker/config.json"));

        assertThat(fault()).hasMessageContaining(NAME + " cannot be read");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the helpers are shell scripts")
    void theHelperOfTheRegistryGoesBeforeTheHelperOfAllAndThatBeforeTheEntries() throws IOException {
        String auths = "'auths': {'ghcr.io': {'auth': '" + base64("entry:" + SECRET) + "'}}";
        Programs programs = new Programs(home)
                .helper("own", "echo '{\"Username\":\"own\",\"Secret\":\"" + SECRET + "\"}'")
                .helper("all", "echo '{\"Username\":\"all\",\"Secret\":\"" + SECRET + "\"}'");

        write("{'credHelpers': {'ghcr.io': 'own'}, 'credsStore': 'all', " + auths + "}");
        assertThat(found(programs)).hasToString("docker-credential-own by " + NAME + ", as own");
        write("{'credHelpers': {'quay.io': 'own'}, 'credsStore': 'all', " + auths + "}");
        assertThat(found(programs)).hasToString("docker-credential-all by " + NAME + ", as all");
        write("{'credHelpers': {'ghcr.io': ''}, 'credsStore': '', " + auths + "}");
        assertThat(found(programs)).hasToString(NAME + ", as entry");
        assertThat(programs.asked()).isEqualTo("get ghcr.io\nget ghcr.io\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the helpers are shell scripts")
    void helpersThatHaveNoneArePassedOverAndNamed() throws IOException {
        Programs programs = new Programs(home)
                .helper("own", "echo credentials not found in native keychain; exit 1")
                .helper("all", "echo credentials not found in native keychain; exit 1");
        write("{'credHelpers': {'ghcr.io': 'own'}, 'credsStore': 'all', 'auths': {'ghcr.io': {}}}");

        assertThat(file(programs).lookup(WEB))
                .isEqualTo(new Absent(
                        NAME,
                        "docker-credential-own has none for ghcr.io; docker-credential-all has none for ghcr.io;"
                                + " its entry ghcr.io is empty"));
    }

    private Credential found() {
        return ((Found) file().lookup(WEB)).credential();
    }

    private Credential found(Programs programs) {
        return ((Found) file(programs).lookup(WEB)).credential();
    }

    private FaultException fault() {
        FaultException thrown = catchThrowableOfType(FaultException.class, () -> file().lookup(WEB));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private CredentialFile file() {
        return new CredentialFile(
                home.resolve(".docker/config.json"), new Machine(new Environment(Map.of()), home, Platform.LINUX));
    }

    private CredentialFile file(Programs programs) {
        return new CredentialFile(home.resolve(".docker/config.json"), programs.machine());
    }

    /** With quotes that are easier to read in Java. */
    private void write(String json) throws IOException {
        Path file = home.resolve(".docker/config.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, json.replace('\'', '"'));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
