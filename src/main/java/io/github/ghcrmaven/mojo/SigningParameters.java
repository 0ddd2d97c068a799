// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.fault.Choice;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.make.RekorVersion;
import io.github.ghcrmaven.sign.store.SignatureForm;
import io.github.ghcrmaven.sign.verify.Policy;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How something is signed, as it stands in a POM or on a command line.
 *
 * @param mode whether by an identity, a key, or not at all
 * @param key the name of the key
 * @param forms in which the signatures are stored
 * @param logged whether they go to the transparency log
 * @param rekorVersion its generation
 * @param interactive whether a person may be asked to sign in
 * @param required whose signature it has to become
 */
record SigningParameters(
        Mode mode,
        Optional<String> key,
        Set<SignatureForm> forms,
        boolean logged,
        RekorVersion rekorVersion,
        boolean interactive,
        Optional<Policy> required) {

    /** Who signs. */
    enum Mode {
        KEYLESS,
        KEY,
        NONE
    }

    SigningParameters(
            String sign,
            @Nullable String signKey,
            List<String> formats,
            boolean logged,
            int rekorVersion,
            boolean interactive,
            Optional<Policy> required) {
        this(
                Choice.of("sign", sign, Mode.class),
                Optional.ofNullable(signKey).filter(name -> !name.isBlank()),
                formats.stream()
                        .map(format -> Choice.of("signFormats", format.strip(), SignatureForm.class))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(SignatureForm.class))),
                logged,
                RekorVersion.of(rekorVersion),
                interactive,
                required);
    }

    SigningParameters {
        forms = Set.copyOf(forms);
        check(!forms.isEmpty(), "signFormats is empty.", "name legacy, bundle or both");
        check(
                mode != Mode.KEY || key.isPresent(),
                "sign is 'key', and no key is named.",
                "name it: -Dghcr.sign.key=cosign.key, or env://COSIGN_PRIVATE_KEY");
        check(
                mode != Mode.KEYLESS || key.isEmpty(),
                "signKey is given, and sign is 'keyless': a keyless signature is made without it.",
                "sign with the key: -Dghcr.sign=key; or leave signKey out");
        check(
                mode != Mode.KEYLESS || logged,
                "signTlog is false, and sign is 'keyless': without the log nobody could tell that the certificate was"
                        + " alive when it signed.",
                "sign with a key (sign=key), or leave signTlog out");
        if (mode != Mode.NONE && forms.contains(SignatureForm.LEGACY)) {
            rekorVersion.checkLegacy();
        }
    }

    boolean isNone() {
        return mode == Mode.NONE;
    }

    private static void check(boolean condition, String what, String fix) {
        if (!condition) {
            throw new FaultException(what, fix, "sign-parameters");
        }
    }
}
