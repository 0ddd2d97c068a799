// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The files are those of Helm 3.21 and Docker; the helpers are scripts. */
class LoginStoreTest {

    private static final Credential OCTOCAT = new Credential("octocat", new Secret("s3cr3t"), "typed in");
    private static final Credential MONA = new Credential("mona", new Secret("other"), "typed in");

    @TempDir
    private Path home;

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void aNewFileIsTheOneThatHelmWrites() {
        assertThat(LoginStore.HELM.put("ghcr.io", OCTOCAT, machine())).isEqualTo("~/.config/helm/registry/config.json");

        assertThat(helm())
                .hasContent(
                        "{\n\t\"auths\": {\n\t\t\"ghcr.io\": {\n\t\t\t\"auth\": \"b2N0b2NhdDpzM2NyM3Q=\"\n\t\t}\n\t}\n}");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseMayReadIt() throws IOException {
        LoginStore.HELM.put("ghcr.io", OCTOCAT, machine());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(helm())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(helm().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void whatElseIsInTheFileStays() throws IOException {
        write(
                docker(),
                "{\"proxies\":{\"b\":1,\"a\":[true,1.50]},\"auths\":{\"z.example\":{\"auth\":\"YTpi\"}},\"detachKeys\":\"<&>\"}");

        LoginStore.DOCKER.put("ghcr.io", OCTOCAT, machine());

        assertThat(docker()).hasContent("""
                        {
                        \t"auths": {
                        \t\t"ghcr.io": {
                        \t\t\t"auth": "b2N0b2NhdDpzM2NyM3Q="
                        \t\t},
                        \t\t"z.example": {
                        \t\t\t"auth": "YTpi"
                        \t\t}
                        \t},
                        \t"detachKeys": "<&>",
                        \t"proxies": {
                        \t\t"b": 1,
                        \t\t"a": [
                        \t\t\ttrue,
                        \t\t\t1.50
                        \t\t]
                        \t}
                        }""");
    }

    @Test
    void aSecondLoginReplacesTheFirst() throws IOException {
        LoginStore.HELM.put("ghcr.io", MONA, machine());
        LoginStore.HELM.put("ghcr.io", OCTOCAT, machine());

        assertThat(Files.readString(helm())).containsOnlyOnce("\"auth\":").contains("b2N0b2NhdDpzM2NyM3Q=");
    }

    @Test
    void variablesSayWhereTheFilesAre() {
        variables.put("HELM_REGISTRY_CONFIG", home.resolve("h/any.json").toString());
        variables.put("DOCKER_CONFIG", home.resolve("d").toString());

        LoginStore.HELM.put("ghcr.io", OCTOCAT, machine());
        LoginStore.DOCKER.put("ghcr.io", OCTOCAT, machine());

        assertThat(home.resolve("h/any.json")).exists();
        assertThat(home.resolve("d/config.json")).exists();
    }

    @Test
    void dockersOwnRegistryHasItsOldNameInDockersFile() throws IOException {
        LoginStore.DOCKER.put("docker.io", OCTOCAT, machine());

        assertThat(Files.readString(docker())).contains("\"https://index.docker.io/v1/\"");
    }

    @Test
    void anIdentityTokenHasItsOwnField() throws IOException {
        LoginStore.DOCKER.put("acme.example", new Credential("<token>", new Secret("s3cr3t"), "helper"), machine());

        assertThat(Files.readString(docker()))
                .contains("\"identitytoken\": \"s3cr3t\"")
                .doesNotContain("\"auth\"");
    }

    @Test
    void aUserNameWithAColonIsRefused() {
        assertThatThrownBy(() -> LoginStore.HELM.put(
                        "ghcr.io", new Credential("octo:cat", new Secret("s3cr3t"), "typed in"), machine()))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("cannot hold a user name with a colon");
        assertThat(helm()).doesNotExist();
    }

    @Test
    void aDamagedFileIsLeftAsItIsAndNotRepeated() throws IOException {
        for (String damaged :
                List.of("{\"auths\":{\"ghcr.io\":{\"auth\":\"c2VjcmV0", "[]", "{\"auths\":[]}", "// x\n{}")) {
            write(docker(), damaged);

            assertThatThrownBy(() -> LoginStore.DOCKER.put("ghcr.io", OCTOCAT, machine()))
                    .hasMessageContaining("~/.docker/config.json is not JSON")
                    .hasMessageNotContaining("c2VjcmV0")
                    .hasNoCause();
            assertThat(docker()).hasContent(damaged);
        }
    }

    @Test
    void anEmptyFileIsAsGoodAsNone() throws IOException {
        write(docker(), "\n");

        LoginStore.DOCKER.put("ghcr.io", OCTOCAT, machine());

        assertThat(Files.readString(docker())).contains("ghcr.io");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkStaysALink() throws IOException {
        Path real = home.resolve("dotfiles/docker.json");
        write(real, "{}");
        Files.createDirectories(docker().getParent());
        Files.createSymbolicLink(docker(), real);

        LoginStore.DOCKER.put("ghcr.io", OCTOCAT, machine());

        assertThat(docker()).isSymbolicLink();
        assertThat(real).content().contains("ghcr.io");
    }

    @Test
    void writersAtTheSameTimeLoseNothing() throws IOException {
        IntStream.range(0, 16)
                .parallel()
                .forEach(number -> LoginStore.HELM.put("r" + number + ".example", OCTOCAT, machine()));

        String text = Files.readString(helm());
        assertThat(IntStream.range(0, 16)).allMatch(number -> text.contains("\"r" + number + ".example\""));
        try (Stream<Path> files = Files.list(helm().getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("config.json", ".config.json.lock");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theHelperOfTheRegistryComesBeforeThatOfAllAndBothBeforeTheFile() throws IOException {
        helper("own", "cat > " + home + "/own.txt; echo \"$1\" >> " + home + "/own.txt");
        write(
                docker(),
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"b2xk\"}},\"credHelpers\":{\"ghcr.io\":\"own\"},\"credsStore\":\"absent\"}");

        assertThat(LoginStore.DOCKER.put("ghcr.io", OCTOCAT, machine())).isEqualTo("docker-credential-own");

        assertThat(home.resolve("own.txt"))
                .hasContent("{\"ServerURL\":\"ghcr.io\",\"Username\":\"octocat\",\"Secret\":\"s3cr3t\"}store\n");
        assertThat(docker()).content().doesNotContain("b2xk").contains("credHelpers");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theHelperOfThePlatformIsTakenWhereNothingIsSaidAndIsNamedThen() throws IOException {
        helper("secretservice", "cat > /dev/null");

        assertThat(LoginStore.HELM.put("ghcr.io", OCTOCAT, machine())).isEqualTo("docker-credential-secretservice");

        assertThat(helm()).hasContent("{\n\t\"credsStore\": \"secretservice\"\n}");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aHelperThatFailsIsNamedAndItsWordsAreNotRepeated() throws IOException {
        helper("broken", "cat; exit 1");
        write(docker(), "{\"credsStore\":\"broken\"}");

        assertThatThrownBy(() -> LoginStore.DOCKER.put("ghcr.io", OCTOCAT, machine()))
                .hasMessageContaining("docker-credential-broken could not keep the credential of ghcr.io")
                .hasMessageNotContaining("s3cr3t");
        assertThat(docker()).hasContent("{\"credsStore\":\"broken\"}");
    }

    @Test
    void aHelperThatIsNotThereIsNamed() throws IOException {
        for (String name : List.of("absent", "../evil")) {
            write(docker(), "{\"credsStore\":\"" + name + "\"}");

            assertThatThrownBy(() -> LoginStore.DOCKER.put("ghcr.io", OCTOCAT, machine()))
                    .hasMessageContaining("docker-credential-" + name + ", which is not on the PATH");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aHelperForgets() throws IOException {
        helper("own", "test \"$1\" = erase && test \"$(cat)\" = ghcr.io");
        write(docker(), "{\"credsStore\":\"own\",\"auths\":{\"ghcr.io\":{}}}");

        assertThat(LoginStore.DOCKER.remove("ghcr.io", machine())).contains("docker-credential-own");
        assertThat(docker()).content().doesNotContain("ghcr.io");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatAHelperDoesNotKnowIsNotThere() throws IOException {
        helper("own", "cat > /dev/null; echo 'credentials not found in native keychain'; exit 1");
        write(docker(), "{\"credsStore\":\"own\"}");

        assertThat(LoginStore.DOCKER.remove("ghcr.io", machine())).isEmpty();
        assertThat(docker()).hasContent("{\"credsStore\":\"own\"}");
    }

    @Test
    void whatIsNotThereIsNotRemoved() {
        assertThat(LoginStore.HELM.remove("ghcr.io", machine())).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aStoreHasAName() {
        assertThat(LoginStore.parse(List.of("docker", " helm", "", "docker")))
                .containsExactly(LoginStore.DOCKER, LoginStore.HELM);
        assertThatThrownBy(() -> LoginStore.parse(List.of("podman"))).hasMessageStartingWith("loginStore is 'podman'.");
    }

    private void helper(String suffix, String script) throws IOException {
        Path program = home.resolve("bin/docker-credential-" + suffix);
        write(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path helm() {
        return home.resolve(".config/helm/registry/config.json");
    }

    private Path docker() {
        return home.resolve(".docker/config.json");
    }

    private Machine machine() {
        variables.put("PATH", home.resolve("bin").toString());
        return new Machine(new Environment(variables), home, Platform.LINUX);
    }
}
