// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import com.google.gson.JsonObject;
import io.github.ghcrmaven.sign.text.PemBlock;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import okio.ByteString;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** A {@code cosign.key} of the test's own making, with whatever is wrong in it. */
final class SealedKey {

    private static final byte[] SALT = new byte[32];
    private static final byte[] NONCE = new byte[24];

    private final ByteString content;
    private final String password;
    private final JsonObject json = new JsonObject();

    private SealedKey(ByteString content, String password) {
        this.content = content;
        this.password = password;
        JsonObject costs = new JsonObject();
        costs.addProperty("N", 1 << 15);
        costs.addProperty("r", 8);
        costs.addProperty("p", 1);
        JsonObject derivation = new JsonObject();
        derivation.addProperty("name", "scrypt");
        derivation.add("params", costs);
        derivation.addProperty("salt", ByteString.of(SALT).base64());
        JsonObject cipher = new JsonObject();
        cipher.addProperty("name", "nacl/secretbox");
        cipher.addProperty("nonce", ByteString.of(NONCE).base64());
        json.add("kdf", derivation);
        json.add("cipher", cipher);
        seal(1 << 15);
    }

    static SealedKey of(ByteString pkcs8, String password) {
        return new SealedKey(pkcs8, password);
    }

    /** Sealed with another cost. */
    SealedKey with(String name, int cost) {
        seal(cost);
        return claiming(name, cost);
    }

    /** Says another cost than the one that it was sealed with. */
    SealedKey claiming(String name, int value) {
        json.getAsJsonObject("kdf").getAsJsonObject("params").addProperty(name, value);
        return this;
    }

    /** Says that it was sealed by other means. */
    SealedKey by(String member, String name) {
        json.getAsJsonObject(member).addProperty("name", name);
        return this;
    }

    /** With another text in a member of {@code owner}, or of the whole where that is empty. */
    SealedKey with(String owner, String member, String value) {
        (owner.isEmpty() ? json : json.getAsJsonObject(owner)).addProperty(member, value);
        return this;
    }

    SealedKey damaged() {
        byte[] box = Base64.getDecoder().decode(json.get("ciphertext").getAsString());
        box[box.length - 1] ^= 1;
        json.addProperty("ciphertext", ByteString.of(box).base64());
        return this;
    }

    String pem() {
        return new PemBlock("ENCRYPTED SIGSTORE PRIVATE KEY", ByteString.encodeUtf8(json.toString())).text();
    }

    private void seal(int cost) {
        byte[] key = SCrypt.generate(password.getBytes(StandardCharsets.UTF_8), SALT, cost, 8, 1, 32);
        XSalsa20Engine stream = new XSalsa20Engine();
        stream.init(true, new ParametersWithIV(new KeyParameter(key), NONCE));
        byte[] tagKey = new byte[32];
        stream.processBytes(tagKey, 0, 32, tagKey, 0);
        byte[] plain = content.toByteArray();
        byte[] box = new byte[16 + plain.length];
        stream.processBytes(plain, 0, plain.length, box, 16);
        Poly1305 authenticator = new Poly1305();
        authenticator.init(new KeyParameter(tagKey));
        authenticator.update(box, 16, plain.length);
        authenticator.doFinal(box, 0);
        json.addProperty("ciphertext", ByteString.of(box).base64());
    }
}
