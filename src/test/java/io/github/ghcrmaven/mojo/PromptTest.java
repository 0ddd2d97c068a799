// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.Console;
import org.junit.jupiter.api.Test;

class PromptTest {

    private final Console console = mock(Console.class);
    private final Prompt prompt = new Prompt(console);

    @Test
    void theTokenIsReadWithoutEcho() {
        when(console.readLine(any(), any())).thenReturn("octocat");
        when(console.readPassword(any(), any())).thenReturn(" s3cr3t\t".toCharArray());

        assertThat(prompt.ask("ghcr.io")).hasValueSatisfying(typed -> {
            assertThat(typed.username()).isEqualTo("octocat");
            assertThat(typed.secret().reveal()).isEqualTo("s3cr3t");
            assertThat(typed).hasToString("typed in, as octocat");
        });
    }

    @Test
    void whoNamesNobodyIsAskedForNoToken() {
        when(console.readLine(any(), any())).thenReturn("");

        assertThat(prompt.ask("ghcr.io")).isEmpty();
        verify(console, never()).readPassword(any(), any());
    }

    @Test
    void anEndOfTheInputIsNoToken() {
        when(console.readLine(any(), any())).thenReturn("octocat");

        assertThat(prompt.ask("ghcr.io")).isEmpty();
    }

    @Test
    void inBatchModeNobodyIsAsked() {
        TestSession session = new TestSession();
        session.request().setInteractiveMode(false);

        assertThat(Prompt.of(session.session())).isEmpty();
    }
}
