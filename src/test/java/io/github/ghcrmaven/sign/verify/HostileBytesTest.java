// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.testing.sigstore.CosignForms;
import io.github.ghcrmaven.testing.sigstore.Identity;
import io.github.ghcrmaven.testing.sigstore.InProcessSigstore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import okio.Buffer;
import okio.ByteString;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever can push can write whatever bytes they like: a verdict or the exception for it comes of it, never anything else. */
class HostileBytesTest {

    private static final int TRIES = 10;
    private static final String SOUND = "rekor2-timestamp-with-embedded-cert";

    @ParameterizedTest
    @MethodSource("vectors")
    void bundlesWithOtherBytesGetAVerdict(ConformanceVector vector) {
        SignatureVerifier verifier = new SignatureVerifier(vector.trustedRoot());
        Random random = new Random(vector.toString().hashCode());
        for (int i = 0; i < TRIES; i++) {
            assertVerdict(vector, verifier, flipped(vector.bundle(), random));
            assertVerdict(vector, verifier, truncated(vector.bundle(), random));
        }
    }

    /** Most bytes of a bundle are Base64: what is behind it is reached by what decodes. */
    @ParameterizedTest
    @MethodSource("wellFormed")
    void bundlesWithOtherBytesBehindBase64GetAVerdict(ConformanceVector vector) {
        SignatureVerifier verifier = new SignatureVerifier(vector.trustedRoot());
        Random random = new Random(vector.toString().hashCode());
        for (int i = 0; i < TRIES; i++) {
            assertVerdict(vector, verifier, changedInside(vector.bundle(), random));
        }
    }

    @Test
    void noByteOfWhatProvesASignatureCanBeChanged() {
        ConformanceVector vector = ConformanceVector.named("happy-path-v0.3");
        SignatureVerifier verifier = new SignatureVerifier(vector.trustedRoot());
        List<String> proving = List.of(
                "canonicalizedBody", "signature", "rawBytes", "signedEntryTimestamp", "rootHash", "keyId", "digest");
        Random random = new Random(1);
        for (int i = 0; i < 20 * TRIES; i++) {
            JsonObject bundle = JsonParser.parseString(vector.bundle().utf8()).getAsJsonObject();
            List<Member> members = encoded(bundle).stream()
                    .filter(member -> proving.contains(member.name()))
                    .toList();
            members.get(random.nextInt(members.size())).change(bytes -> flipped(bytes, random));
            ByteString changed = ByteString.encodeUtf8(bundle.toString());

            assertThatThrownBy(() -> vector.verify(verifier, changed)).isInstanceOf(RefusedException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void trustedRootsWithOtherBytesGetAVerdict(ConformanceVector vector) {
        Random random = new Random(vector.toString().hashCode());
        ByteString root = vector.trustedRootBytes();
        for (int i = 0; i < TRIES; i++) {
            assertVerdict(() -> TrustedRoot.parse(flipped(root, random), "of the test"));
            assertVerdict(() -> TrustedRoot.parse(truncated(root, random), "of the test"));
            assertVerdict(() -> vector.verify(
                    new SignatureVerifier(TrustedRoot.parse(changedInside(root, random), "of the test")),
                    vector.bundle()));
        }
    }

    @Test
    void legacySignaturesWithOtherBytesGetAVerdict() {
        Digest manifest = Digest.of(new byte[] {1});
        ByteString payload = CosignForms.payload(manifest);
        try (InProcessSigstore sigstore = InProcessSigstore.start()) {
            CosignForms signer = CosignForms.keyless(sigstore, Identity.workflow("acme/charts"));
            Map<String, String> annotations = new TreeMap<>(signer.annotations(payload, true));
            annotations.put("dev.sigstore.cosign/rfc3161timestamp", signer.timestampAnnotation(annotations));
            SignatureVerifier verifier = new SignatureVerifier(
                    TrustedRoot.parse(ByteString.encodeUtf8(sigstore.trustedRoot()), "of the test"));
            Policy everybody = new Policy.OfIdentity(
                    TextMatch.containing(".", "of the test"),
                    TextMatch.containing(".", "of the test"),
                    WorkflowClaims.NONE);
            Random random = new Random(2);
            for (String name : annotations.keySet()) {
                for (int i = 0; i < TRIES; i++) {
                    Map<String, String> changed = new TreeMap<>(annotations);
                    changed.put(
                            name,
                            flipped(ByteString.encodeUtf8(annotations.get(name)), random)
                                    .utf8());
                    assertVerdict(() ->
                            verifier.signature(manifest, new StoredSignature.LegacyLayer(payload, changed), everybody));
                    assertVerdict(() -> verifier.signature(
                            manifest,
                            new StoredSignature.LegacyLayer(flipped(payload, random), annotations),
                            everybody));
                }
            }
        }
    }

    /** Deep nesting ends programs that descend into it: JSON, and the ASN.1 of certificates and timestamps. */
    @ParameterizedTest
    @ValueSource(strings = {"certificate", "signedTimestamp"})
    void deepNestingIsRefused(String place) {
        ConformanceVector vector = ConformanceVector.named(SOUND);
        SignatureVerifier verifier = new SignatureVerifier(vector.trustedRoot());
        for (ByteString nested : List.of(indefinite(10_000), definite(10_000))) {
            JsonObject bundle = JsonParser.parseString(vector.bundle().utf8()).getAsJsonObject();
            encoded(bundle).stream()
                    .filter(member -> member.path().contains(place))
                    .forEach(member -> member.change(bytes -> nested));

            assertThatThrownBy(() -> vector.verify(verifier, ByteString.encodeUtf8(bundle.toString())))
                    .isInstanceOf(RefusedException.class);
        }
        ByteString json = ByteString.encodeUtf8("{\"a\":" + "[".repeat(1_000_000));
        assertThatThrownBy(() -> verifier.file(vector.artifact(), json, vector.policy()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nested more than 64 levels deep");
    }

    @Test
    void bundlesThatAreTooLargeAreRefusedUnread() {
        ConformanceVector vector = ConformanceVector.named(SOUND);
        SignatureVerifier verifier = new SignatureVerifier(vector.trustedRoot());
        ByteString large = ByteString.of(new byte[(16 << 20) + 1]);

        assertThatThrownBy(() -> verifier.file(vector.artifact(), large, vector.policy()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the bundle is larger than 16777216 bytes");
    }

    static List<ConformanceVector> vectors() {
        return ConformanceVector.all().stream()
                .filter(vector -> !List.of("trust-root-tlog-missing-validity-start_fail", "managed-key-wrong-key_fail")
                        .contains(vector.toString()))
                .toList();
    }

    static List<ConformanceVector> wellFormed() {
        return vectors().stream().filter(vector -> !vector.mustFail()).toList();
    }

    private static void assertVerdict(ConformanceVector vector, SignatureVerifier verifier, ByteString bundle) {
        assertVerdict(() -> vector.verify(verifier, bundle));
    }

    private static void assertVerdict(ThrowingCallable question) {
        try {
            question.call();
        } catch (RefusedException e) {
            assertThat(e.reason()).isNotBlank();
        } catch (FaultException e) { // of a trusted root
            assertThat(e.faults()).isNotEmpty();
        } catch (Throwable e) {
            throw new AssertionError("neither a verdict nor the exception for it", e);
        }
    }

    private static ByteString flipped(ByteString bytes, Random random) {
        byte[] changed = bytes.toByteArray();
        if (changed.length > 0) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return ByteString.of(changed);
    }

    private static ByteString truncated(ByteString bytes, Random random) {
        return bytes.substring(0, random.nextInt(bytes.size()));
    }

    private static ByteString changedInside(ByteString json, Random random) {
        JsonObject root = JsonParser.parseString(json.utf8()).getAsJsonObject();
        List<Member> members = encoded(root);
        members.get(random.nextInt(members.size()))
                .change(bytes ->
                        random.nextInt(4) == 0 && bytes.size() > 0 ? truncated(bytes, random) : flipped(bytes, random));
        return ByteString.encodeUtf8(root.toString());
    }

    /** Sequences without end (X.690, 8.1.3.6). */
    private static ByteString indefinite(int depth) {
        Buffer buffer = new Buffer();
        for (int i = 0; i < depth; i++) {
            buffer.writeShort(0x3080);
        }
        return buffer.readByteString();
    }

    /** Sequences of which each holds the next. */
    private static ByteString definite(int depth) {
        ByteString nested = ByteString.EMPTY;
        for (int i = 0; i < depth; i++) {
            Buffer buffer = new Buffer().writeByte(0x30);
            if (nested.size() < 0x80) {
                buffer.writeByte(nested.size());
            } else {
                buffer.writeByte(0x83).writeByte(nested.size() >> 16).writeShort(nested.size());
            }
            nested = buffer.write(nested).readByteString();
        }
        return nested;
    }

    /** A text of a JSON document that is Base64. */
    private record Member(String path, ByteString bytes, Consumer<ByteString> set) {

        String name() {
            return path.substring(path.lastIndexOf('.') + 1);
        }

        void change(UnaryOperator<ByteString> change) {
            set.accept(change.apply(bytes));
        }
    }

    private static List<Member> encoded(JsonElement root) {
        List<Member> members = new ArrayList<>();
        collect(root, "", members);
        return members;
    }

    private static void collect(JsonElement element, String path, List<Member> members) {
        if (element instanceof JsonObject object) {
            for (String name : object.keySet()) {
                String inner = path + "." + name;
                decoded(object.get(name))
                        .ifPresentOrElse(
                                bytes -> members.add(new Member(
                                        inner, bytes, changed -> object.addProperty(name, changed.base64()))),
                                () -> collect(object.get(name), inner, members));
            }
        } else if (element instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                decoded(array.get(i))
                        .ifPresentOrElse(
                                bytes -> members.add(new Member(
                                        path, bytes, changed -> array.set(index, new JsonPrimitive(changed.base64())))),
                                () -> collect(array.get(index), path, members));
            }
        }
    }

    private static Optional<ByteString> decoded(JsonElement element) {
        if (element instanceof JsonPrimitive text
                && text.isString()
                && text.getAsString().length() > 20) {
            try {
                return Optional.of(ByteString.of(Base64.getDecoder().decode(text.getAsString())));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
