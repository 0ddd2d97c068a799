// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.text.JsonMembers;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.text.Shown;
import java.util.List;
import java.util.Set;

/**
 * An in-toto statement: something said of subjects (in-toto/attestation, spec/v1/statement.md).
 *
 * @param subjects their SHA-256 digests, hexadecimal; those that name no such digest are left out
 */
public record Statement(List<String> subjects, String predicateType) {

    /** What a signature says: nothing but that it is one (cosign, cmd/cosign/cli/sign/sign.go). */
    public static final String SIGNATURE = "https://sigstore.dev/cosign/sign/v1";

    /** The version that is written. */
    public static final String TYPE = "https://in-toto.io/Statement/v1";

    private static final Set<String> TYPES = Set.of(TYPE, "https://in-toto.io/Statement/v0.1");

    public Statement {
        subjects = List.copyOf(subjects);
    }

    /**
     * Reads a statement.
     *
     * @throws RefusedException where the envelope holds none of a version that is known
     */
    public static Statement of(SignedContent.Envelope envelope) {
        RefusedException.unless(
                envelope.payloadType().equals(SignedContent.Envelope.IN_TOTO),
                "the envelope's payload is of the type " + Shown.of(envelope.payloadType()));
        JsonMembers json = JsonText.object(envelope.payload(), "the statement", Limits.BUNDLE);
        RefusedException.unless(TYPES.contains(json.text("_type")), "the statement's _type is not known");
        List<String> digests = json.objects("subject").stream()
                .flatMap(subject -> subject.optionalObject("digest").stream())
                .flatMap(digest -> digest.optionalText("sha256").stream())
                .toList();
        return new Statement(digests, json.text("predicateType"));
    }

    /** Refuses a statement about something else. */
    void checkSubject(Digest digest) {
        RefusedException.unless(subjects.contains(digest.hex()), "the statement is not about " + digest);
    }

    /**
     * Refuses a statement that says something else than that it is a signature. cosign does not look at this: it takes any
     * attestation by the right identity, a failed scan of vulnerabilities too, for the approval of that identity.
     */
    void checkIsSignature() {
        RefusedException.unless(
                predicateType.equals(SIGNATURE),
                "it is no signature but an attestation, of the type " + Shown.of(predicateType));
    }
}
