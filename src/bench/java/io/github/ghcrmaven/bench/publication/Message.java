// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.bench.publication;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.ByteString;

/**
 * A request or an answer of HTTP/1.1 as it goes through the wire (RFC 9112), whole; a body that came in chunks is in one.
 *
 * @param startLine the first line
 * @param headers in their order, without those that say how the body is delimited
 * @param length what the sender says is the body's length, which the answer to a HEAD does not send; empty for none
 */
record Message(String startLine, List<String> headers, Optional<String> length, ByteString body) {

    private static final String LENGTH = "content-length:";
    private static final String ENCODING = "transfer-encoding:";

    Message {
        headers = List.copyOf(headers);
    }

    static Message of(String startLine, String json, String... headers) {
        ByteString body = ByteString.encodeUtf8(json);
        return new Message(startLine, List.of(headers), Optional.of(String.valueOf(body.size())), body);
    }

    /** The next request of a connection; empty where it has ended. */
    static Optional<Message> request(BufferedSource source) throws IOException {
        return source.exhausted() ? Optional.empty() : Optional.of(read(source, true));
    }

    /** The answer to a request of this method. */
    static Message answer(BufferedSource source, String method) throws IOException {
        return read(source, !method.equals("HEAD"));
    }

    private static Message read(BufferedSource source, boolean mayHaveBody) throws IOException {
        String startLine = source.readUtf8LineStrict();
        List<String> headers = new ArrayList<>();
        Optional<String> length = Optional.empty();
        boolean chunked = false;
        for (String line = source.readUtf8LineStrict(); !line.isEmpty(); line = source.readUtf8LineStrict()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Optional.of(line.substring(LENGTH.length()).trim());
            } else if (lower.startsWith(ENCODING)) {
                chunked = true;
            } else {
                headers.add(line);
            }
        }
        if (chunked) {
            ByteString body = mayHaveBody ? chunks(source) : ByteString.EMPTY;
            return new Message(startLine, headers, Optional.of(String.valueOf(body.size())), body);
        }
        long size = mayHaveBody ? length.map(Long::parseLong).orElse(0L) : 0;
        return new Message(startLine, headers, length, source.readByteString(size));
    }

    private static ByteString chunks(BufferedSource source) throws IOException {
        Buffer body = new Buffer();
        while (true) {
            // an extension may follow the size
            String size = source.readUtf8LineStrict().replaceFirst(";.*", "").trim();
            source.readFully(body, Long.parseLong(size, 16));
            // after the last chunk, the end of trailers that nobody sends
            source.readUtf8LineStrict();
            if (Long.parseLong(size, 16) == 0) {
                return body.readByteString();
            }
        }
    }

    /** The first word, in a request. */
    String method() {
        return startLine.substring(0, startLine.indexOf(' '));
    }

    /** The second word: in a request its target, in an answer its status. */
    String second() {
        return startLine.split(" ", 3)[1];
    }

    /** The value of a header. */
    Optional<String> header(String name) {
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).trim())
                .findFirst();
    }

    void writeTo(BufferedSink sink) throws IOException {
        sink.writeUtf8(startLine).writeUtf8("\r\n");
        for (String header : headers) {
            sink.writeUtf8(header).writeUtf8("\r\n");
        }
        if (length.isPresent()) {
            sink.writeUtf8("Content-Length: ").writeUtf8(length.get()).writeUtf8("\r\n");
        }
        sink.writeUtf8("\r\n").write(body).flush();
    }
}
