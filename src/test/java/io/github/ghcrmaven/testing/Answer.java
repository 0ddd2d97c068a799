// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import com.google.gson.JsonElement;
import okhttp3.Headers;
import okio.ByteString;

/** What a server answers, and how much of it reaches the client. */
public record Answer(int status, Headers headers, ByteString body, Delivery delivery) {

    /** How much of the answer the client gets to see. */
    public enum Delivery {
        WHOLE,
        /** The body breaks off. */
        CUT,
        /** The connection is dropped before the status line. */
        LOST
    }

    /** Without header or body. */
    public static Answer of(int status) {
        return new Answer(status, Headers.EMPTY, ByteString.EMPTY, Delivery.WHOLE);
    }

    /** With this body. */
    public static Answer json(int status, JsonElement body) {
        return of(status).with("content-type", "application/json").withBody(ByteString.encodeUtf8(body.toString()));
    }

    /** With this plain text. */
    public static Answer text(int status, String body) {
        return of(status).with("content-type", "text/plain; charset=utf-8").withBody(ByteString.encodeUtf8(body));
    }

    /** The same with this header. */
    public Answer with(String name, String value) {
        return new Answer(status, headers.newBuilder().set(name, value).build(), body, delivery);
    }

    /** The same with this body. */
    public Answer withBody(ByteString other) {
        return new Answer(status, headers, other, delivery);
    }

    Answer delivered(Delivery other) {
        return new Answer(status, headers, body, other);
    }
}
