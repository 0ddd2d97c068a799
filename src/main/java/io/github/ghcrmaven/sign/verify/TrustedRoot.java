// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.util.List;
import java.util.Optional;
import okio.ByteString;

/**
 * Whose word counts: the logs, certificate authorities and timestamp authorities of a Sigstore, as its
 * {@code trusted_root.json} names them (sigstore/protobuf-specs, sigstore_trustroot.proto). Everything else that stands in a
 * signature is believed only as far as one of these has signed it.
 */
public final class TrustedRoot {

    private static final String MEDIA_TYPE = "application/vnd.dev.sigstore.trustedroot";

    private final List<TrustedLog> logs;
    private final List<TrustedLog> certificateLogs;
    private final List<TrustedAuthority> certificateAuthorities;
    private final List<TrustedAuthority> timestampAuthorities;
    private final EvidenceCheck evidenceCheck;

    private TrustedRoot(JsonMembers json) {
        logs = logs(json, "tlogs");
        certificateLogs = logs(json, "ctlogs");
        certificateAuthorities = authorities(json, "certificateAuthorities");
        timestampAuthorities = authorities(json, "timestampAuthorities");
        evidenceCheck = new EvidenceCheck(this);
    }

    /**
     * Reads a {@code trusted_root.json}.
     *
     * @param name what it is called in messages, such as its path
     * @throws FaultException where anything in it cannot be read: half a root would refuse what the whole one takes
     */
    public static TrustedRoot parse(ByteString content, String name) {
        try {
            JsonMembers json = JsonText.object(content, "it", Limits.TRUSTED_ROOT);
            RefusedException.unless(
                    json.text("mediaType").startsWith(MEDIA_TYPE), "its mediaType is not " + MEDIA_TYPE + "…");
            return new TrustedRoot(json);
        } catch (RefusedException e) {
            throw new FaultException(
                    "The trusted root " + name + " cannot be used: " + e.reason() + ".",
                    "take the trusted_root.json of the Sigstore that signed, as its operator or its TUF repository gives it",
                    "trusted-root");
        }
    }

    /** What judges by this root: one for all, since it remembers. */
    public EvidenceCheck evidenceCheck() {
        return evidenceCheck;
    }

    /** The transparency logs. */
    List<TrustedLog> logs() {
        return logs;
    }

    /** The logs of certificates. */
    public List<TrustedLog> certificateLogs() {
        return certificateLogs;
    }

    /** Fulcio's authorities. */
    public List<TrustedAuthority> certificateAuthorities() {
        return certificateAuthorities;
    }

    List<TrustedAuthority> timestampAuthorities() {
        return timestampAuthorities;
    }

    private static List<TrustedLog> logs(JsonMembers json, String name) {
        return json.objects(name).stream()
                .map(TrustedLog::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<TrustedAuthority> authorities(JsonMembers json, String name) {
        return json.objects(name).stream().map(TrustedAuthority::of).toList();
    }
}
