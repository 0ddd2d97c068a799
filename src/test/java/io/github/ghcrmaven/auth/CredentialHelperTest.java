// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the helpers are shell scripts")
class CredentialHelperTest {

    private static final String SECRET = "ghp_neverShowThis";
    private static final String FILE = "~/.docker/config.json";

    @TempDir
    Path folder;

    @Test
    void whatTheHelperAnswersIsTheCredential() throws IOException {
        Programs programs =
                programs("echo '{\"ServerURL\":\"ghcr.io\",\"Username\":\"ann\",\"Secret\":\"" + SECRET + "\"}'");

        assertThat(helper(programs).get("ghcr.io"))
                .contains(new Credential("ann", new Secret(SECRET), "docker-credential-test by " + FILE));
        assertThat(programs.asked()).isEqualTo("get ghcr.io\n");
    }

    @Test
    void aUserNameOfTokenMeansAnIdentityToken() throws IOException {
        Programs programs = programs("echo '{\"Username\":\"<token>\",\"Secret\":\"" + SECRET + "\"}'");

        assertThat(helper(programs).get("ghcr.io"))
                .hasValueSatisfying(
                        credential -> assertThat(credential.isIdentityToken()).isTrue());
    }

    @Test
    void aHelperThatHasNoneIsNoFailure() throws IOException {
        assertThat(helper(programs("echo credentials not found in native keychain; exit 1"))
                        .get("ghcr.io"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo 'the keychain is locked'; exit 1",
                "echo 'pass is not initialized' >&2; exit 2",
                "exit 1",
                "echo '{\"Username\":\"ann\",\"Secret\":\"" + SECRET + "\"'",
                "echo '{\"Username\":\"ann\"}'",
                "echo '" + SECRET + "'"
            })
    void everyOtherFailureIsOneAndRepeatsNothingOfTheAnswer(String script) throws IOException {
        CredentialHelper helper = helper(programs(script));
        FaultException fault = catchThrowableOfType(FaultException.class, () -> helper.get("ghcr.io"));

        assertThat(fault)
                .hasMessageContaining(
                        "The credential helper docker-credential-test failed when asked for ghcr.io (named by " + FILE)
                .hasMessageContaining("echo ghcr.io | docker-credential-test get")
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }

    @Test
    void aHelperThatDoesNotAnswerIsStopped() throws Exception {
        Path program = folder.resolve("bin/docker-credential-test");
        programs("sleep 60");
        CredentialHelper helper = new CredentialHelper("docker-credential-test", program, FILE, Duration.ofMillis(500));

        FaultException fault = catchThrowableOfType(FaultException.class, () -> helper.get("ghcr.io"));

        assertThat(fault).hasMessageContaining("did not answer within 0 s");
        assertThat(ProcessHandle.current().descendants())
                .filteredOn(child -> child.info().commandLine().orElse("").contains(program.toString()))
                .allSatisfy(child -> child.onExit().get());
    }

    @Test
    void aHelperThatIsNotThereIsNamedWithTheFileThatWantsIt() {
        FaultException fault = catchThrowableOfType(
                FaultException.class, () -> CredentialHelper.of("desktop", FILE, new Programs(folder).machine()));

        assertThat(fault)
                .hasMessageContaining(
                        FILE + " names the credential helper docker-credential-desktop, which is not on the PATH.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/b", "a b", "..", "-x"})
    void aHelperIsNamedAndNotPointedTo(String suffix) throws IOException {
        Programs programs = new Programs(folder).with("evil", "exit 0");

        assertThat(catchThrowableOfType(
                        FaultException.class, () -> CredentialHelper.of(suffix, FILE, programs.machine())))
                .hasMessageContaining("not on the PATH");
    }

    private Programs programs(String script) throws IOException {
        return new Programs(folder).helper("test", script);
    }

    private static CredentialHelper helper(Programs programs) {
        return CredentialHelper.of("test", FILE, programs.machine());
    }
}
