// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the paths are those of Unix")
class MachineTest {

    @TempDir
    Path home;

    @Test
    void aProgramIsTheFirstOnThePathThatCanBeStarted() throws IOException {
        Files.createDirectories(home.resolve("a/gh"));
        Files.writeString(Files.createDirectories(home.resolve("b")).resolve("gh"), "no program");
        Path third = program("c/gh");
        program("d/gh");

        assertThat(machine(Platform.LINUX, home + "/a:" + home + "/b:" + home + "/c:" + home + "/d")
                        .program("gh"))
                .contains(third);
        assertThat(machine(Platform.LINUX, "").program("gh")).isEmpty();
    }

    @Test
    void theCurrentFolderIsNeverOnThePath() throws IOException {
        Path here = Path.of("target", "gh-of-a-project");
        try {
            Files.writeString(here, "").toFile().setExecutable(true);
            for (String path : new String[] {"", ".", "target", ":", "::", "target:."}) {
                assertThat(machine(Platform.LINUX, path).program("gh-of-a-project"))
                        .as(path)
                        .isEmpty();
            }
        } finally {
            Files.delete(here);
        }
    }

    @Test
    void onWindowsProgramsHaveEndings() throws IOException {
        Path helper = program("a/docker-credential-wincred.exe");
        Path script = program("a/gh.cmd");
        Machine machine = machine(Platform.WINDOWS, "/nowhere;" + home + "/a");

        assertThat(machine.program("docker-credential-wincred")).contains(helper);
        assertThat(machine.program("gh")).contains(script);
    }

    @Test
    void filesOfTheHomeAreShownShort() {
        Machine machine = machine(Platform.LINUX, "");

        assertThat(machine.shown(home.resolve(".docker/config.json"))).isEqualTo("~/.docker/config.json");
        assertThat(machine.shown(Path.of("/etc/auth.json"))).isEqualTo("/etc/auth.json");
    }

    @ParameterizedTest
    @CsvSource({"Linux, LINUX", "Mac OS X, MAC", "Windows 11, WINDOWS", "FreeBSD, LINUX", "Darwin, LINUX"})
    void thePlatformIsTakenFromWhatJavaSays(String name, Platform platform) {
        assertThat(Platform.of(name)).isEqualTo(platform);
    }

    private Path program(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "").toFile().setExecutable(true);
        return file;
    }

    private Machine machine(Platform platform, String path) {
        return new Machine(new Environment(Map.of("PATH", path)), home, platform);
    }
}
