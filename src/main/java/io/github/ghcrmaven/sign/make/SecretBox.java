// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import okio.ByteString;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * NaCl's secret box: XSalsa20 with Poly1305, whose tag stands first and whose key is the stream's first 32 bytes
 * (https://nacl.cr.yp.to/secretbox.html; golang.org/x/crypto/nacl/secretbox).
 */
final class SecretBox {

    /** Bytes of a key. */
    static final int KEY = 32;

    /** Bytes of a nonce. */
    static final int NONCE = 24;

    private static final int TAG = 16;

    private final byte[] key;

    SecretBox(byte[] key) {
        this.key = key.clone();
    }

    /** What is in the box; empty where it was closed with another key or nonce, or changed since. */
    Optional<ByteString> open(ByteString nonce, ByteString box) {
        if (box.size() < TAG) {
            return Optional.empty();
        }
        byte[] content = box.substring(TAG).toByteArray();
        XSalsa20Engine stream = new XSalsa20Engine();
        stream.init(false, new ParametersWithIV(new KeyParameter(key), nonce.toByteArray()));
        byte[] tagKey = new byte[KEY];
        stream.processBytes(tagKey, 0, KEY, tagKey, 0);
        if (!MessageDigest.isEqual(tag(tagKey, content), Arrays.copyOf(box.toByteArray(), TAG))) {
            return Optional.empty();
        }
        byte[] opened = new byte[content.length];
        stream.processBytes(content, 0, content.length, opened, 0);
        return Optional.of(ByteString.of(opened));
    }

    private static byte[] tag(byte[] tagKey, byte[] content) {
        Poly1305 authenticator = new Poly1305();
        authenticator.init(new KeyParameter(tagKey));
        authenticator.update(content, 0, content.length);
        byte[] tag = new byte[TAG];
        authenticator.doFinal(tag, 0);
        return tag;
    }
}
