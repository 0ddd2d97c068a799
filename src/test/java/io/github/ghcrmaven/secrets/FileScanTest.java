// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows and bounds. */
class FileScanTest {

    private static final int LARGEST_FILE = 5 << 20;

    private final Samples samples = new Samples(19);

    @Test
    void aSecretIsFoundOnceWhereverAWindowEnds() {
        String key = Samples.pem("RSA", 2048);
        String token = samples.checked("ghp_", 36);
        Random random = new Random(23);
        for (int run = 0; run < 30; run++) {
            int before = (run % 3) * (1 << 18) - (1 << 15) + random.nextInt(1 << 16);
            String filler = "# filler\n".repeat(Math.max(before, 0) / 9);
            int line = (int) filler.lines().count() + 1;

            assertThat(Samples.found("a", filler + key + token + "\n" + filler))
                    .containsExactly(
                            new Finding("a", line, "private key"),
                            new Finding("a", line + (int) key.lines().count(), "GitHub token"));
        }
    }

    @Test
    void aSecretAtTheVeryEndOfALongLineIsFound() {
        String token = samples.checked("npm_", 36);

        assertThat(Samples.found("a", "\n" + " ".repeat(LARGEST_FILE) + token))
                .containsExactly(new Finding("a", 2, "npm token"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "\t",
                "\n",
                "A=",
                "=",
                "ghp_",
                "npm_a",
                "ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8 ",
                "github_pat_",
                "ghs_eyJaaaaaaaaaaaaaaaaaaaa.",
                "AKIA" + "ABCDEFGHIJKLMNOP ",
                "AIza",
                "xoxb-1234567890-",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nMIIE\n",
                "-----BEGIN RSA PRIVATE KEY-----AAAA-----END RSA PRIVATE KEY-----",
                "-----BEGIN A ",
                "LS0tLS1CRUdJTi",
                "LS0tLS1CRUdJTi =",
                "kind: Config\nusers clusters\n",
                "kind: Config\nusers clusters token: ",
                "token: aaaaaaaaaaaaaaaaaaaaaa users clusters kind: Config ",
                "<!--",
                "<password>",
                "<password>x</password>",
                "_auth",
                "a_auth=",
                "\\",
                "\\n"
            })
    void noTextOfFiveMebibytesTakesLong(String part) {
        takesNotLong("values.yaml", part.repeat(LARGEST_FILE / part.length()));
        for (String file : List.of(".env", ".npmrc", "settings.xml")) {
            takesNotLong(file, part.repeat(LARGEST_FILE / 10 / part.length()));
        }
    }

    private static void takesNotLong(String file, String text) {
        List<Finding> findings =
                assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Samples.found(file, text), file);
        assertThat(findings).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void noMoreIsReadAtOnceThanAWindow() throws IOException {
        AtomicLong left = new AtomicLong(20L * LARGEST_FILE);
        InputStream large = new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                assertThat(length).isLessThanOrEqualTo(1 << 18);
                int count = (int) Math.min(left.get(), length);
                Arrays.fill(target, offset, offset + count, (byte) 'a');
                left.addAndGet(-count);
                return count == 0 && length > 0 ? -1 : count;
            }
        };

        assertThat(FileScan.of("a", "a", large)).isEmpty();
        assertThat(left).hasValue(0);
    }

    @Test
    void aBinaryFileIsLookedAtForPrivateKeysAlone() {
        String token = samples.checked("ghp_", 36);

        assertThat(Samples.found("a.bin", "\0 " + token)).isEmpty();
        assertThat(Samples.found("a.txt", "a".repeat(8000) + "\0 " + token)).hasSize(1);
    }

    @Test
    void anEmptyFileHoldsNothing() {
        assertThat(Samples.found(".env", "")).isEmpty();
    }
}
