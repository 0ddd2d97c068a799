// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.text.Shown;
import okio.ByteString;

/**
 * The payload of a legacy signature: which manifest it is of (sigstore/sigstore, pkg/signature/payload/payload.go). The
 * {@code docker-reference} is ignored, as cosign does: the same manifest elsewhere is the same content.
 */
public record SimpleSigning(String type, String manifestDigest) {

    /** The one type of payload that is a signature. */
    public static final String TYPE = "cosign container image signature";

    static SimpleSigning parse(ByteString payload) {
        JsonMembers critical =
                JsonText.object(payload, "the payload", Limits.LEGACY).object("critical");
        return new SimpleSigning(critical.text("type"), critical.object("image").text("docker-manifest-digest"));
    }

    /** Refuses a payload of another manifest: a signature copied from there proves nothing here. */
    void check(Digest manifest) {
        RefusedException.unless(type.equals(TYPE), "the payload is of the type " + Shown.of(type));
        RefusedException.unless(
                manifestDigest.equals(manifest.toString()),
                "the signature is of another manifest, " + Shown.of(manifestDigest));
    }
}
