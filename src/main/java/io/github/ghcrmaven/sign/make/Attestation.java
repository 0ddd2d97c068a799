// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.GoJson;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.Statement;
import io.github.ghcrmaven.sign.verify.VerifiedStatement;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.ByteString;

/**
 * Something to be said of an artifact, yet to be signed (in-toto/attestation, spec/v1/statement.md).
 *
 * @param name of the subject: its repository with its registry, without tag and digest
 * @param digest of the subject
 * @param predicateType a URI that says what the predicate means, such as {@code https://slsa.dev/provenance/v1}
 * @param predicate a JSON object; it is signed as it stands, to the byte
 */
public record Attestation(String name, Digest digest, String predicateType, ByteString predicate) {

    /** @throws FaultException where the predicate is no JSON object that a verifier will read, or the type no URI of one */
    public Attestation {
        check(predicateType, predicate);
    }

    /**
     * Something to be said of a manifest.
     *
     * @param manifest by its digest
     * @param predicate a JSON object, UTF-8
     * @throws FaultException where it is none that a verifier will read, or the type no URI of one
     */
    public static Attestation of(Reference manifest, String predicateType, byte[] predicate) {
        return new Attestation(
                manifest.repository().toString(),
                Digest.parse(manifest.name()),
                predicateType,
                ByteString.of(predicate));
    }

    /**
     * Refuses what cannot be said of anything, before it is known of what it is to be said.
     *
     * @throws FaultException where the predicate is no JSON object that a verifier will read, or the type no URI of one
     */
    public static void check(String predicateType, byte[] predicate) {
        check(predicateType, ByteString.of(predicate));
    }

    private static void check(String predicateType, ByteString predicate) {
        try {
            JsonText.object(predicate, "the predicate", Limits.PREDICATE);
        } catch (RefusedException e) {
            throw fault(
                    "The predicate of the attestation cannot be used: " + e.reason() + ".",
                    "give a file that holds one JSON object, the predicate alone and not the statement around it");
        }
        if (!isAbsolute(predicateType)) {
            throw fault(
                    "'" + predicateType + "' is not the type of a predicate.",
                    "give the URI that says what the predicate means, such as https://slsa.dev/provenance/v1,\n"
                            + "https://spdx.dev/Document or https://cyclonedx.org/bom");
        }
        if (predicateType.equals(Statement.SIGNATURE)) {
            throw fault(
                    predicateType + " is the type of a signature, which says nothing but that it is one.",
                    "give the type of what the predicate says; ghcr:sign signs");
        }
    }

    /** The whole statement, JSON. */
    public ByteString statement() {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("_type", Statement.TYPE);
        statement.put("subject", List.of(subject()));
        statement.put("predicateType", predicateType);
        ByteString without = ByteString.of(GoJson.bytes(statement));
        return new Buffer()
                .write(without, 0, without.size() - 1)
                .writeUtf8(",\"predicate\":")
                .write(predicate)
                .writeUtf8("}")
                .readByteString();
    }

    /** Whether somebody has said the same, to the byte. */
    public boolean isStatedBy(VerifiedStatement verified) {
        return verified.statement().equals(statement());
    }

    private Map<String, Object> subject() {
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("name", name);
        subject.put("digest", Map.of("sha256", digest.hex()));
        return subject;
    }

    private static boolean isAbsolute(String type) {
        try {
            return new URI(type).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static FaultException fault(String what, String fix) {
        return new FaultException(what, fix, "attestation");
    }
}
