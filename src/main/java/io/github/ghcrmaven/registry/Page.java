// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Response;

/**
 * A part of a list.
 *
 * @param entries what it lists
 * @param next where the list goes on; empty at its end
 */
record Page<T>(List<T> entries, Optional<HttpUrl> next) {

    /** One link of the header and its parameters (RFC 8288). */
    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");

    private static final Pattern NEXT = Pattern.compile("(?i);\\s*rel\\s*=\\s*\"?[^\";,]*\\bnext\\b");

    /** Where an answer says that its list goes on. */
    static Optional<HttpUrl> next(Response response) {
        for (String header : response.headers("Link")) {
            Matcher link = LINK.matcher(header);
            while (link.find()) {
                if (NEXT.matcher(link.group(2)).find()) {
                    return Optional.of(resolved(response.request().url(), link.group(1)));
                }
            }
        }
        return Optional.empty();
    }

    private static HttpUrl resolved(HttpUrl page, String target) {
        HttpUrl next = page.resolve(target);
        if (next == null) {
            throw Answers.wrong(page.host() + " goes on with a list at what is no address.");
        }
        return next;
    }
}
