// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import okio.Buffer;
import okio.ByteString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** Holds a signature against a trusted root, each thing by itself, so that a test sees which ones are wrong. */
final class Judge {
    private static final ASN1ObjectIdentifier SCT_LIST = new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.2");

    private final JsonObject trustedRoot;
    private final Instant now;

    /** What can be wrong with a signature. */
    enum Wrong {
        CERTIFICATE_LIFE,
        CERTIFICATE_CHAIN,
        CERTIFICATE_SUBJECT,
        CERTIFICATE_TIMESTAMP,
        LOG_PROMISE,
        LOG_TIME,
        INCLUSION_PROOF,
        CHECKPOINT_SIGNATURE,
        CHECKPOINT_ROOT,
        TIMESTAMP_ANSWER,
        TIMESTAMP_SIGNATURE,
        TIMESTAMP_TIME,
        TIMESTAMP_CONTENT
    }

    Judge(String trustedRoot, Instant now) {
        this.trustedRoot = JsonParser.parseString(trustedRoot).getAsJsonObject();
        this.now = now;
    }

    Set<Wrong> judge(Signed signed) throws GeneralSecurityException, IOException, TSPException {
        Set<Wrong> wrong = EnumSet.noneOf(Wrong.class);
        JsonObject entry = signed.entry();
        JsonObject proof = entry.getAsJsonObject("verification").getAsJsonObject("inclusionProof");
        note(wrong, Wrong.CERTIFICATE_LIFE, isAlive(signed.certificate()));
        note(wrong, Wrong.CERTIFICATE_CHAIN, chains(signed.certificate()));
        note(wrong, Wrong.CERTIFICATE_SUBJECT, isNamed(signed.certificate()));
        note(wrong, Wrong.CERTIFICATE_TIMESTAMP, isPromisedByCertificateLog(signed));
        note(wrong, Wrong.LOG_PROMISE, isPromisedByLog(entry));
        note(wrong, Wrong.LOG_TIME, entry.get("integratedTime").getAsLong() == now.getEpochSecond());
        note(wrong, Wrong.INCLUSION_PROOF, leadsToRoot(entry, proof));
        note(
                wrong,
                Wrong.CHECKPOINT_SIGNATURE,
                isSignedByLog(proof.get("checkpoint").getAsString()));
        note(wrong, Wrong.CHECKPOINT_ROOT, isOver(proof, proof.get("checkpoint").getAsString()));
        if (signed.timestamp().status() != 201) {
            wrong.add(Wrong.TIMESTAMP_ANSWER);
            return wrong;
        }
        TimeStampToken token = new TimeStampResponse(signed.timestamp().body().toByteArray()).getTimeStampToken();
        note(wrong, Wrong.TIMESTAMP_SIGNATURE, isSignedByAuthority(token));
        note(
                wrong,
                Wrong.TIMESTAMP_TIME,
                token.getTimeStampInfo().getGenTime().toInstant().equals(now));
        note(
                wrong,
                Wrong.TIMESTAMP_CONTENT,
                ByteString.of(token.getTimeStampInfo().getMessageImprintDigest())
                        .equals(signed.signature().sha256()));
        return wrong;
    }

    private static void note(Set<Wrong> wrong, Wrong what, boolean right) {
        if (!right) {
            wrong.add(what);
        }
    }

    private boolean isAlive(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static boolean isNamed(X509Certificate certificate) throws CertificateException {
        return certificate.getSubjectAlternativeNames().stream()
                .anyMatch(name -> name.get(1).equals(Signed.SUBJECT));
    }

    private boolean chains(X509Certificate certificate) throws GeneralSecurityException {
        List<X509Certificate> authority = certificates("certificateAuthorities");
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.get(1), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(certificate.getNotBefore());
        try {
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509")
                                    .generateCertPath(List.of(certificate, authority.get(0))),
                            parameters);
            return true;
        } catch (CertPathValidatorException e) {
            return false;
        }
    }

    /** RFC 6962, 3.2 and 3.3, for a list of one timestamp. */
    private boolean isPromisedByCertificateLog(Signed signed) throws GeneralSecurityException, IOException {
        JcaX509CertificateHolder certificate = new JcaX509CertificateHolder(signed.certificate());
        Extension list = certificate.getExtension(SCT_LIST);
        if (list == null) {
            return false;
        }
        Buffer timestamp = new Buffer()
                .write(ASN1OctetString.getInstance(list.getParsedValue()).getOctets());
        timestamp.skip(2 + 2 + 1);
        ByteString log = timestamp.readByteString(32);
        long time = timestamp.readLong();
        timestamp.skip(2 + 2 + 2);
        ByteString signature = timestamp.readByteString();
        byte[] content = withoutTimestamps(
                ASN1Sequence.getInstance(certificate.toASN1Structure().getTBSCertificate()));
        ByteString issuer =
                ByteString.of(signed.chain().get(1).getPublicKey().getEncoded()).sha256();
        ByteString entry = new Buffer()
                .writeByte(0)
                .writeByte(0)
                .writeLong(time)
                .writeShort(1)
                .write(issuer)
                .write(new byte[] {(byte) (content.length >> 16), (byte) (content.length >> 8), (byte) content.length})
                .write(content)
                .writeShort(0)
                .readByteString();
        JsonObject known = trustedRoot.getAsJsonArray("ctlogs").get(0).getAsJsonObject();
        return keyId(known).equals(log) && key(known).verifies(entry, signature);
    }

    private static byte[] withoutTimestamps(ASN1Sequence content) throws IOException {
        ASN1EncodableVector rest = new ASN1EncodableVector();
        for (ASN1Encodable element : content) {
            if (element instanceof ASN1TaggedObject tagged && tagged.getTagNo() == 3) {
                Extensions all = Extensions.getInstance(tagged, true);
                rest.add(new DERTaggedObject(
                        3,
                        new Extensions(Stream.of(all.getExtensionOIDs())
                                .filter(oid -> !oid.equals(SCT_LIST))
                                .map(all::getExtension)
                                .toArray(Extension[]::new))));
            } else {
                rest.add(element);
            }
        }
        return new DERSequence(rest).getEncoded();
    }

    private boolean isPromisedByLog(JsonObject entry) {
        JsonObject promised = entry.deepCopy();
        promised.remove("verification");
        return key(log())
                .verifies(
                        CanonicalJson.of(promised),
                        base64(entry.getAsJsonObject("verification").get("signedEntryTimestamp")));
    }

    /** RFC 9162, 2.1.3.2: another way than the one by which the tree makes its proofs. */
    private static boolean leadsToRoot(JsonObject entry, JsonObject proof) {
        ByteString hash =
                new Buffer().writeByte(0).write(base64(entry.get("body"))).sha256();
        long first = proof.get("logIndex").getAsLong();
        long last = proof.get("treeSize").getAsLong() - 1;
        for (JsonElement step : proof.getAsJsonArray("hashes")) {
            if (last == 0) {
                return false;
            }
            ByteString other = ByteString.decodeHex(step.getAsString());
            if (first % 2 == 1 || first == last) {
                hash = new Buffer().writeByte(1).write(other).write(hash).sha256();
                while (first % 2 == 0 && first != 0) {
                    first >>= 1;
                    last >>= 1;
                }
            } else {
                hash = new Buffer().writeByte(1).write(hash).write(other).sha256();
            }
            first >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.hex().equals(proof.get("rootHash").getAsString());
    }

    private boolean isSignedByLog(String checkpoint) {
        int end = checkpoint.indexOf("\n\n") + 1;
        String host = "rekor.sigstore.test";
        String[] line = checkpoint.substring(end + 1).split("[ \n]", -1);
        ByteString signature = ByteString.of(base64(line[2]).toByteArray());
        return checkpoint.startsWith(host + " - ")
                && line[0].equals("\u2014")
                && line[1].equals(host)
                && signature.substring(0, 4).equals(keyId(log()).substring(0, 4))
                && key(log()).verifies(ByteString.encodeUtf8(checkpoint.substring(0, end)), signature.substring(4));
    }

    private static boolean isOver(JsonObject proof, String checkpoint) {
        List<String> lines = checkpoint.lines().toList();
        return lines.get(1).equals(proof.get("treeSize").getAsString())
                && base64(lines.get(2)).hex().equals(proof.get("rootHash").getAsString());
    }

    private boolean isSignedByAuthority(TimeStampToken token) throws GeneralSecurityException {
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .build(certificates("timestampAuthorities").get(0)));
            return true;
        } catch (TSPException | OperatorCreationException e) {
            return false;
        }
    }

    private JsonObject log() {
        return trustedRoot.getAsJsonArray("tlogs").get(0).getAsJsonObject();
    }

    private List<X509Certificate> certificates(String authorities) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<JsonElement> chain = trustedRoot
                .getAsJsonArray(authorities)
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("certChain")
                .getAsJsonArray("certificates")
                .asList();
        List<X509Certificate> certificates = new ArrayList<>();
        for (JsonElement one : chain) {
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(
                    base64(one.getAsJsonObject().get("rawBytes")).toByteArray())));
        }
        return certificates;
    }

    private static ByteString keyId(JsonObject log) {
        return base64(log.getAsJsonObject("logId").get("keyId"));
    }

    private static SignerKey key(JsonObject log) {
        return SignerKey.ofPem(
                Pem.ofPublicKey(base64(log.getAsJsonObject("publicKey").get("rawBytes"))));
    }

    private static ByteString base64(JsonElement text) {
        return base64(text.getAsString());
    }

    private static ByteString base64(String text) {
        ByteString decoded = ByteString.decodeBase64(text);
        if (decoded == null) {
            throw new AssertionError("no Base64: " + text);
        }
        return decoded;
    }
}
