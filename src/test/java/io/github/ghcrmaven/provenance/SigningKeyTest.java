// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ghcrmaven.auth.Secret;
import io.github.ghcrmaven.chart.EntryTime;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.testing.SigningKeys;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bouncycastle.openpgp.api.OpenPGPKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys are taken, and what is said of the others. */
class SigningKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String PASSPHRASE = "correct horse bättery";

    @Test
    void aKeyIsReadArmouredBinaryAndInBase64() throws IOException {
        OpenPGPKey key = SigningKeys.ed25519();
        byte[] binary = key.getEncoded();
        byte[] armoured = SigningKeys.armoured(key);
        String signer = sign(armoured).describe();

        assertThat(sign(binary).describe()).isEqualTo(signer);
        assertThat(sign(Base64.getEncoder().encode(binary)).describe()).isEqualTo(signer);
        assertThat(sign(Base64.getMimeEncoder().encode(armoured)).describe()).isEqualTo(signer);
        assertThat(sign(new String(armoured, UTF_8).replace("\n", "\r\n").getBytes(UTF_8))
                        .describe())
                .isEqualTo(signer);
    }

    @Test
    void itsPublicKeyMayStandBesideIt() {
        OpenPGPKey key = SigningKeys.ed25519();
        byte[] both = SigningKeys.joined(SigningKeys.armoured(key), armouredCertificate(key));

        assertThat(sign(both).describe()).startsWith(SigningKeys.USER);
    }

    @Test
    void aPublicKeyAloneIsRefused() {
        refused(armouredCertificate(SigningKeys.ed25519()), "provenance-key")
                .hasMessageContaining("The key holds a public key only.")
                .hasMessageContaining("Fix: export the secret key: gpg --export-secret-keys");
    }

    @Test
    void severalSecretKeysAreRefused() throws IOException {
        byte[] one = SigningKeys.armoured(SigningKeys.ed25519());
        byte[] other = SigningKeys.armoured(SigningKeys.ed25519());
        refused(SigningKeys.joined(one, "\n".getBytes(UTF_8), other), "provenance-key")
                .hasMessageContaining("The key holds 2 secret keys");
        refused(
                        SigningKeys.joined(
                                SigningKeys.ed25519().getEncoded(),
                                SigningKeys.ed25519().getEncoded()),
                        "provenance-key")
                .hasMessageContaining("The key holds 2 secret keys");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no key",
                "-----BEGIN PGP PRIVATE KEY BLOCK-----",
                "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlIYEZZIE\n-----END PGP PRIVATE KEY BLOCK-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\n",
                "\u0080\u0080\u0080"
            })
    void whatIsNoKeyIsRefusedAndNotRepeated(String content) {
        refused(content.getBytes(UTF_8), "provenance-key")
                .hasMessageContaining("The key ")
                .hasNoCause();
    }

    @Test
    void aKeyThatIsCutOffIsRefusedWherever() throws IOException {
        byte[] whole = SigningKeys.protectedBy(PASSPHRASE).getEncoded();
        for (int length = 0; length < whole.length; length += 3) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> sign(part))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("The key ")
                    .hasNoCause();
        }
    }

    @Test
    void anExpiredKeyIsRefusedWithTheTimeOfItsEnd() {
        refused(SigningKeys.armoured(SigningKeys.expiringAfter(Duration.ofDays(366))), "provenance-key-validity")
                .hasMessageContaining("The key expired at 2025-01-01T00:00:00Z.")
                .hasMessageContaining("gpg --quick-set-expire");
    }

    @Test
    void aKeyThatWillExpireSigns() {
        assertThat(sign(SigningKeys.armoured(SigningKeys.expiringAfter(Duration.ofDays(3660))))
                        .describe())
                .startsWith(SigningKeys.USER);
    }

    @Test
    void aRevokedKeyIsRefused() {
        assertThatThrownBy(() -> ProvenanceSigner.of(
                        SigningKeys.armoured(SigningKeys.revoked()),
                        "The key",
                        Optional.empty(),
                        EntryTime.CONSTANT,
                        Instant.now().plusSeconds(5)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("The key is revoked.");
    }

    @Test
    void aKeyThatIsYetToBeMadeIsRefused() {
        assertThatThrownBy(() -> ProvenanceSigner.of(
                        SigningKeys.armoured(SigningKeys.ed25519()),
                        "The key",
                        Optional.empty(),
                        EntryTime.CONSTANT,
                        SigningKeys.CREATED.minusSeconds(60)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("The key has no part that may sign now");
    }

    @Test
    void aKeyForOtherUsesIsRefused() {
        refused(SigningKeys.armoured(SigningKeys.certifying(false)), "provenance-key-validity")
                .hasMessageContaining("The key has no part that may sign now");
    }

    @Test
    void aStubIsRefusedUnlessItHasASubkeyThatSigns() throws IOException {
        refused(SigningKeys.withoutPrimarySecret(SigningKeys.ed25519()), "provenance-key-validity")
                .hasMessageContaining("The key is a stub");

        assertThat(sign(SigningKeys.withoutPrimarySecret(SigningKeys.certifying(true)))
                        .describe())
                .startsWith(SigningKeys.USER);
    }

    @Test
    void aPassphraseOpensTheKey() {
        byte[] key = SigningKeys.armoured(SigningKeys.protectedBy(PASSPHRASE));

        assertThat(sign(key, Optional.of(new Secret(PASSPHRASE))).describe()).startsWith(SigningKeys.USER);
    }

    @Test
    void aMissingOrWrongPassphraseIsSaidAndNotRepeated() {
        byte[] key = SigningKeys.armoured(SigningKeys.protectedBy(PASSPHRASE));

        refused(key, "provenance-passphrase")
                .hasMessageContaining("The key is protected, and there is no passphrase.")
                .hasMessageContaining("HELM_GPG_PASSPHRASE");
        assertThatThrownBy(() -> sign(key, Optional.of(new Secret("wr0ng"))))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("The key does not open with the passphrase given.")
                .hasMessageNotContaining("wr0ng")
                .hasNoCause();
    }

    @Test
    void aTimeThatIsYetToComeIsRefused() {
        EntryTime time = EntryTime.of("2026-11-21T12:00:01Z", Optional.empty());
        assertThatThrownBy(() -> ProvenanceSigner.of(
                        SigningKeys.armoured(SigningKeys.ed25519()), "The key", Optional.empty(), time, NOW))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("2026-11-21T12:00:01Z, is yet to come");
    }

    private static byte[] armouredCertificate(OpenPGPKey key) {
        try {
            return key.toCertificate().toAsciiArmoredString().getBytes(UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AbstractThrowableAssert<?, ?> refused(byte[] key, String anchor) {
        return assertThatThrownBy(() -> sign(key))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        fault -> assertThat(fault.faults().get(0).anchor()).isEqualTo(anchor));
    }

    private static ProvenanceSigner sign(byte[] key) {
        return sign(key, Optional.empty());
    }

    private static ProvenanceSigner sign(byte[] key, Optional<Secret> passphrase) {
        return ProvenanceSigner.of(key, "The key", passphrase, EntryTime.CONSTANT, NOW);
    }
}
