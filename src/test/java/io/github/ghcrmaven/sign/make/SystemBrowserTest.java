// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemBrowserTest {

    private static final URI ADDRESS = URI.create("https://login.example/auth?scope=openid%20email&state=$(id)");

    private final List<String> told = new ArrayList<>();

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void addressIsOneWordThatNoShellReads(@TempDir Path folder) throws Exception {
        Path seen = folder.resolve("seen");
        List<String> command = List.of("/bin/sh", "-c", "printf %s \"$1\" > \"$0\"", seen.toString());

        new SystemBrowser(command, told::add).start(ADDRESS).orElseThrow().waitFor();

        assertThat(seen).hasContent(ADDRESS.toString());
    }

    @Test
    void withoutACommandTheAddressIsToldAllTheSame() {
        SystemBrowser browser = new SystemBrowser(List.of("no-such-command-anywhere"), told::add);

        browser.open(ADDRESS);

        assertThat(browser.start(ADDRESS)).isEmpty();
        assertThat(told).hasSize(2).last().isEqualTo(ADDRESS.toString());
    }

    @ParameterizedTest
    @CsvSource({"Linux,xdg-open", "FreeBSD,xdg-open", "Mac OS X,open", "Windows 11,rundll32"})
    void eachSystemHasItsCommand(String system, String command) {
        assertThat(SystemBrowser.command(system)).startsWith(command);
    }
}
