// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.BufferedSink;
import okio.ByteString;

/** Turns an {@link Answer} into what mockwebserver3 sends. */
final class Wire {
    /** RFC 9113, 7: the code of a stream that the server gives up. */
    private static final int INTERNAL_ERROR = 2;

    private static final ByteString PADDING = ByteString.encodeUtf8(" ".repeat(64));

    private Wire() {}

    static MockResponse response(RecordedRequest request, Answer answer) {
        boolean head = request.getMethod().equals("HEAD");
        boolean lost = answer.delivery() == Answer.Delivery.LOST || (head && answer.delivery() == Answer.Delivery.CUT);
        if (lost && request.getVersion().equals("HTTP/2")) {
            // there mockwebserver3 heeds no effect of a response before its headers; an exception resets the stream,
            // and only this one of the connection's
            throw Wire.<RuntimeException>unchecked(new DroppedException());
        }
        MockResponse.Builder response =
                new MockResponse.Builder().code(answer.status()).headers(answer.headers());
        if (lost) {
            return response.onResponseStart(new SocketEffect.CloseStream(INTERNAL_ERROR))
                    .build();
        }
        if (head) {
            int length = answer.status() == 200 ? answer.body().size() : 0;
            return response.setHeader("content-length", length).build();
        }
        if (answer.delivery() == Answer.Delivery.CUT) {
            // the effect comes after half of the bytes, so there have to be some
            ByteString body = answer.body().size() < 2 ? PADDING : answer.body();
            return response.body(new Content(body))
                    .onResponseBody(new SocketEffect.CloseStream(INTERNAL_ERROR))
                    .build();
        }
        return response.body(new Content(answer.body())).build();
    }

    /** mockwebserver3 is written in Kotlin: its dispatcher may throw what Java does not let it declare. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> E unchecked(Exception exception) throws E {
        throw (E) exception;
    }

    /** Bytes that are sent from where they are, without a copy. */
    private record Content(ByteString bytes) implements MockResponseBody {

        @Override
        public long getContentLength() {
            return bytes.size();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
            sink.flush();
        }
    }

    /** Logged by OkHttp at INFO, so without a stack trace. */
    private static final class DroppedException extends IOException {
        private static final long serialVersionUID = 1;

        DroppedException() {
            super("a fault drops the connection");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
