// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import okio.Buffer;
import okio.ByteString;

/** What a signature is over. */
public sealed interface SignedContent {

    /** The bytes that the signer's key has signed. */
    ByteString signedBytes();

    /** Bytes as they are: a payload of simple signing, or a file. */
    record Message(ByteString signedBytes) implements SignedContent {}

    /**
     * The content of a DSSE envelope, whose type is signed with it, so that it cannot be read as another's
     * (secure-systems-lab/dsse, protocol.md, PAE).
     */
    record Envelope(String payloadType, ByteString payload) implements SignedContent {

        /** The only payload type of cosign's attestations and signatures. */
        public static final String IN_TOTO = "application/vnd.in-toto+json";

        @Override
        public ByteString signedBytes() {
            ByteString type = ByteString.encodeUtf8(payloadType);
            return new Buffer()
                    .writeUtf8("DSSEv1 " + type.size() + " ")
                    .write(type)
                    .writeUtf8(" " + payload.size() + " ")
                    .write(payload)
                    .readByteString();
        }
    }
}
