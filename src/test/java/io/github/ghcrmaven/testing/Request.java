// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A request as a server of ours reads it.
 *
 * @param place where it leads, in a registry
 * @param target path and query, byte for byte as they came
 * @param url the same, parsed
 */
public record Request(String method, Route.Place place, String target, HttpUrl url, Headers headers, ByteString body) {

    static Request of(RecordedRequest recorded) {
        String target = recorded.getTarget();
        ByteString body = recorded.getBody();
        return new Request(
                recorded.getMethod(),
                Route.locate(decoded(pathOf(target))),
                target,
                recorded.getUrl(),
                withoutPseudoHeaders(recorded.getHeaders()),
                body == null ? ByteString.EMPTY : body);
    }

    Step step() {
        return Step.of(method, place);
    }

    Route route() {
        return place.route();
    }

    String repository() {
        return place.repository();
    }

    String reference() {
        return place.reference();
    }

    /** The value of a header, null if it is not there. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    boolean isRead() {
        return isHead() || method.equals("GET");
    }

    /** The path as it came, not decoded. */
    public String path() {
        return pathOf(target);
    }

    /** The query as it came. */
    String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /** The query as it came, but for one parameter. */
    String queryWithout(String parameter) {
        return Stream.of(query().split("&"))
                .filter(part -> !part.startsWith(parameter + "="))
                .collect(Collectors.joining("&"));
    }

    /** The value of a parameter of the query, decoded. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(url.queryParameter(name));
    }

    private static String pathOf(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    private static String decoded(String path) {
        // in a path a plus is a plus
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** HTTP/2 brings {@code :authority} and {@code :scheme}. */
    private static Headers withoutPseudoHeaders(Headers headers) {
        Headers.Builder real = new Headers.Builder();
        for (int index = 0; index < headers.size(); index++) {
            if (!headers.name(index).startsWith(":")) {
                real.addUnsafeNonAscii(headers.name(index), headers.value(index));
            }
        }
        return real.build();
    }
}
