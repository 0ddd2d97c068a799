// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.verify;

import io.github.ghcrmaven.oci.GoJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;

/** An envelope with its one signature, as it is written (secure-systems-lab/dsse, envelope.md). */
public record DsseEnvelope(SignedContent.Envelope content, ByteString signature) {

    /** Its members, to be written alone or inside a bundle. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("payload", content.payload().base64());
        json.put("payloadType", content.payloadType());
        json.put("signatures", List.of(Map.of("sig", signature.base64())));
        return json;
    }

    /** The envelope as JSON in UTF-8, as a log is sent it. */
    public ByteString text() {
        return ByteString.of(GoJson.bytes(json()));
    }
}
