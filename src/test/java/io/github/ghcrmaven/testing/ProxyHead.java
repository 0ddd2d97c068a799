// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The first line and the headers of an HTTP/1.1 message, as a proxy reads and changes them. */
record ProxyHead(String firstLine, List<String> headers) {

    /** CR LF CR LF, as the last four bytes. */
    private static final int END = 0x0D0A0D0A;

    ProxyHead {
        headers = List.copyOf(headers);
    }

    /** Empty where the connection ends before a message. */
    static Optional<ProxyHead> read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int window = 0;
        // byte by byte: what follows the head belongs to someone else
        while (window != END) {
            int next = in.read();
            if (next < 0 && head.size() == 0) {
                return Optional.empty();
            }
            if (next < 0) {
                throw new EOFException("the connection ended within a message's head");
            }
            head.write(next);
            window = window << 8 | next;
        }
        List<String> lines = head.toString(StandardCharsets.ISO_8859_1).lines().toList();
        return Optional.of(new ProxyHead(lines.get(0), lines.subList(1, lines.size() - 1)));
    }

    String method() {
        return firstLine.substring(0, firstLine.indexOf(' '));
    }

    String target() {
        return firstLine.substring(firstLine.indexOf(' ') + 1, firstLine.lastIndexOf(' '));
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> isNamed(header, name))
                .map(header -> header.substring(name.length() + 1).trim())
                .findFirst();
    }

    ProxyHead withFirstLine(String other) {
        return new ProxyHead(other, headers);
    }

    /** Without what concerns this connection only, and ending it after one message. */
    ProxyHead closing() {
        List<String> kept = headers.stream()
                .filter(header -> !isNamed(header, "connection")
                        && !isNamed(header, "keep-alive")
                        && !header.toLowerCase(Locale.ROOT).startsWith("proxy-"))
                .collect(Collectors.toList());
        kept.add("Connection: close");
        return new ProxyHead(firstLine, kept);
    }

    byte[] bytes() {
        String text = headers.stream()
                .map(header -> header + "\r\n")
                .collect(Collectors.joining("", firstLine + "\r\n", "\r\n"));
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isNamed(String header, String name) {
        return header.regionMatches(true, 0, name + ":", 0, name.length() + 1);
    }
}
