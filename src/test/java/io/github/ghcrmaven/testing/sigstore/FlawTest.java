// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ghcrmaven.testing.sigstore.Judge.Wrong;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlawTest {
    private static final Map<Flaw, Wrong> BREAKS = Map.ofEntries(
            Map.entry(Flaw.EXPIRED_CERTIFICATE, Wrong.CERTIFICATE_LIFE),
            Map.entry(Flaw.FOREIGN_AUTHORITY, Wrong.CERTIFICATE_CHAIN),
            Map.entry(Flaw.WRONG_SUBJECT, Wrong.CERTIFICATE_SUBJECT),
            Map.entry(Flaw.SCT_MISSING, Wrong.CERTIFICATE_TIMESTAMP),
            Map.entry(Flaw.SCT_OF_FOREIGN_LOG, Wrong.CERTIFICATE_TIMESTAMP),
            Map.entry(Flaw.LATE_LOG_ENTRY, Wrong.LOG_TIME),
            Map.entry(Flaw.SET_OF_FOREIGN_KEY, Wrong.LOG_PROMISE),
            Map.entry(Flaw.WRONG_INCLUSION_PROOF, Wrong.INCLUSION_PROOF),
            Map.entry(Flaw.CHECKPOINT_OF_FOREIGN_KEY, Wrong.CHECKPOINT_SIGNATURE),
            Map.entry(Flaw.CHECKPOINT_OF_OTHER_TREE, Wrong.CHECKPOINT_ROOT),
            Map.entry(Flaw.TIMESTAMP_ABSENT, Wrong.TIMESTAMP_ANSWER),
            Map.entry(Flaw.TIMESTAMP_OF_FOREIGN_AUTHORITY, Wrong.TIMESTAMP_SIGNATURE),
            Map.entry(Flaw.LATE_TIMESTAMP, Wrong.TIMESTAMP_TIME),
            Map.entry(Flaw.TIMESTAMP_OF_OTHER_BYTES, Wrong.TIMESTAMP_CONTENT));

    private final SettableClock clock = new SettableClock("2026-11-21T12:00:00Z");
    private final InProcessSigstore sigstore =
            InProcessSigstore.builder().clock(clock).start();
    private final Judge judge = new Judge(sigstore.trustedRoot(), clock.instant());

    @AfterEach
    void close() {
        sigstore.close();
    }

    @Test
    void withoutFlawNothingIsWrong() throws Exception {
        assertThat(judge.judge(Signed.by(sigstore))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aFlawBreaksOneThingAlone(Flaw flaw) throws Exception {
        sigstore.with(flaw);

        assertThat(judge.judge(Signed.by(sigstore))).containsExactly(BREAKS.get(flaw));
    }

    @ParameterizedTest
    @EnumSource
    void aFlawEndsWhenTheSigstoreIsSoundAgain(Flaw flaw) throws Exception {
        sigstore.with(flaw).sound();

        assertThat(judge.judge(Signed.by(sigstore))).isEmpty();
    }

    @Test
    void flawsAddUp() throws Exception {
        sigstore.with(Flaw.SCT_MISSING).with(Flaw.LATE_TIMESTAMP);

        assertThat(judge.judge(Signed.by(sigstore))).containsExactly(Wrong.CERTIFICATE_TIMESTAMP, Wrong.TIMESTAMP_TIME);
    }
}
