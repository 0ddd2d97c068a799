// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ghcrmaven.testing.Answer;
import io.github.ghcrmaven.testing.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import okio.ByteString;

/**
 * A repository of The Update Framework, with consistent snapshots, as Sigstore has it
 * (https://theupdateframework.github.io/specification/v1.0.31/, https://github.com/sigstore/root-signing). Its keys are
 * Ed25519 in hexadecimal: a key in PEM has line ends, which the two canonical forms of JSON in use write differently.
 */
final class TufRepository {
    /** What every path of it begins with. */
    static final String PATH = "/tuf";

    private static final String TARGETS = PATH + "/targets/";
    private static final Duration LIFE = Duration.ofDays(7);
    private static final Duration LIFE_OF_ROOTS = Duration.ofDays(28);

    private final Instant since;
    private final Supplier<Map<String, ByteString>> targets;
    private final Set<RepositoryFlaw> flaws = ConcurrentHashMap.newKeySet();
    private final ServiceKey foreignKey = ServiceKey.ed25519();
    private final List<Keys> generations = new ArrayList<>();

    TufRepository(Clock clock, Supplier<Map<String, ByteString>> targets) {
        since = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        this.targets = targets;
        renewKeys();
    }

    void add(RepositoryFlaw flaw) {
        flaws.add(flaw);
    }

    void clear() {
        flaws.clear();
    }

    /** Replaces all keys: the next root is signed with the old ones and the new. */
    synchronized void renewKeys() {
        generations.add(new Keys(ServiceKey.ed25519(), ServiceKey.ed25519()));
    }

    /** The first root, which clients are given beforehand. */
    synchronized String firstRoot() {
        return root(1).toString();
    }

    synchronized Answer read(Request request) {
        String path = request.path();
        return path.startsWith(TARGETS)
                ? target(path.substring(TARGETS.length()))
                : metadata(path.substring(PATH.length() + 1));
    }

    private Answer metadata(String file) {
        int version = generations.size();
        if (file.matches("[1-9]\\d{0,3}\\.root\\.json")) {
            int asked = Integer.parseInt(file.replaceFirst("\\..*", ""));
            return asked <= version ? Answer.json(200, root(asked)) : missing();
        }
        Keys keys = generations.get(version - 1);
        if (file.equals("timestamp.json")) {
            ServiceKey key = flaws.contains(RepositoryFlaw.FOREIGN_KEY) ? foreignKey : keys.online();
            int named = flaws.contains(RepositoryFlaw.OLDER) ? version - 1 : version;
            JsonObject timestamp = role("timestamp", named, flaws.contains(RepositoryFlaw.EXPIRED));
            timestamp.add("meta", version("snapshot.json", version));
            return Answer.json(200, signed(timestamp, keys.online(), key));
        }
        if (file.equals(version + ".snapshot.json")) {
            JsonObject snapshot = role("snapshot", version, false);
            snapshot.add("meta", version("targets.json", version));
            return Answer.json(200, signed(snapshot, keys.online(), keys.online()));
        }
        return file.equals(version + ".targets.json")
                ? Answer.json(200, signed(targets(version), keys.offline(), keys.offline()))
                : missing();
    }

    private JsonObject targets(int version) {
        JsonObject described = new JsonObject();
        targets.get().forEach((name, content) -> {
            if (isMissing(name)) {
                return;
            }
            JsonObject hashes = new JsonObject();
            hashes.addProperty("sha256", content.sha256().hex());
            hashes.addProperty("sha512", content.sha512().hex());
            JsonObject target = new JsonObject();
            target.add("hashes", hashes);
            target.addProperty("length", content.size());
            described.add(name, target);
        });
        JsonObject role = role("targets", version, false);
        role.add("targets", described);
        return role;
    }

    private boolean isMissing(String target) {
        return switch (target) {
            case "trusted_root.json" -> flaws.contains(RepositoryFlaw.NO_TRUSTED_ROOT);
            case "signing_config.v0.2.json" -> flaws.contains(RepositoryFlaw.NO_SIGNING_CONFIG);
            default -> false;
        };
    }

    /** A target has the name with either of its hashes before it. */
    private Answer target(String file) {
        return targets.get().entrySet().stream()
                .filter(target -> file.equals(target.getValue().sha256().hex() + "." + target.getKey())
                        || file.equals(target.getValue().sha512().hex() + "." + target.getKey()))
                .findFirst()
                .map(target -> Answer.of(200)
                        .with("content-type", "application/json")
                        .withBody(
                                flaws.contains(RepositoryFlaw.OTHER_CONTENT)
                                        ? other(target.getValue())
                                        : target.getValue()))
                .orElseGet(TufRepository::missing);
    }

    /** As long as it should be. */
    private static ByteString other(ByteString content) {
        byte[] bytes = content.toByteArray();
        bytes[bytes.length / 2] ^= 1;
        return ByteString.of(bytes);
    }

    private JsonObject root(int version) {
        Keys keys = generations.get(version - 1);
        JsonObject known = new JsonObject();
        known.add(id(keys.offline()), described(keys.offline()));
        known.add(id(keys.online()), described(keys.online()));
        JsonObject roles = new JsonObject();
        roles.add("root", signer(keys.offline()));
        roles.add("targets", signer(keys.offline()));
        roles.add("snapshot", signer(keys.online()));
        roles.add("timestamp", signer(keys.online()));
        boolean expired = version == generations.size() && flaws.contains(RepositoryFlaw.EXPIRED_ROOT);
        JsonObject root = role("root", version, expired);
        root.addProperty("consistent_snapshot", true);
        root.add("keys", known);
        root.add("roles", roles);
        JsonObject signed = signed(root, keys.offline(), keys.offline());
        if (version > 1) {
            ServiceKey before = generations.get(version - 2).offline();
            signed.getAsJsonArray("signatures").add(signature(root, before, before));
        }
        return signed;
    }

    private JsonObject role(String type, int version, boolean expired) {
        JsonObject role = new JsonObject();
        role.addProperty("_type", type);
        role.addProperty("spec_version", "1.0.31");
        role.addProperty("version", version);
        Duration life = type.equals("root") ? LIFE_OF_ROOTS : LIFE;
        role.addProperty("expires", (expired ? since.minus(LIFE) : since.plus(life)).toString());
        return role;
    }

    private static JsonObject version(String file, int version) {
        JsonObject described = new JsonObject();
        described.addProperty("version", version);
        JsonObject meta = new JsonObject();
        meta.add(file, described);
        return meta;
    }

    private static JsonObject signed(JsonObject role, ServiceKey named, ServiceKey key) {
        JsonArray signatures = new JsonArray();
        signatures.add(signature(role, named, key));
        JsonObject signed = new JsonObject();
        signed.add("signatures", signatures);
        signed.add("signed", role);
        return signed;
    }

    private static JsonObject signature(JsonObject role, ServiceKey named, ServiceKey key) {
        JsonObject signature = new JsonObject();
        signature.addProperty("keyid", id(named));
        signature.addProperty("sig", key.sign(CanonicalJson.of(role)).hex());
        return signature;
    }

    private static JsonObject signer(ServiceKey key) {
        JsonArray ids = new JsonArray();
        ids.add(id(key));
        JsonObject signer = new JsonObject();
        signer.add("keyids", ids);
        signer.addProperty("threshold", 1);
        return signer;
    }

    private static JsonObject described(ServiceKey key) {
        ByteString encoded = key.encoded();
        JsonObject value = new JsonObject();
        // the key itself is what ends its SubjectPublicKeyInfo (RFC 8410, 4)
        value.addProperty("public", encoded.substring(encoded.size() - 32).hex());
        JsonObject described = new JsonObject();
        described.addProperty("keytype", "ed25519");
        described.addProperty("scheme", "ed25519");
        described.add("keyval", value);
        return described;
    }

    private static String id(ServiceKey key) {
        return CanonicalJson.of(described(key)).sha256().hex();
    }

    private static Answer missing() {
        return Answer.text(404, "404 page not found\n");
    }

    /**
     * The keys of one root.
     *
     * @param offline for the root and the targets
     * @param online for the snapshot and the timestamp
     */
    private record Keys(ServiceKey offline, ServiceKey online) {}
}
