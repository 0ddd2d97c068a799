// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.lint;

import io.github.ghcrmaven.go.RequestUrl;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What govalidator takes for a URL: Helm asks that of maintainers. The scheme may be absent, and so {@code foo.com} is one,
 * and a mail address. The text is cut at its delimiters first, so that no expression sees more than a host.
 */
final class WebAddress {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 2082;
    private static final int LONGEST_HOST = 255;

    private static final Pattern SCHEME = Pattern.compile("(?:ftp|tcp|udp|wss?|https?)://");
    private static final Pattern SPACE = Pattern.compile("[\\t\\n\\f\\r ]");
    private static final Pattern AFTER_HOST = Pattern.compile("(?::[0-9]{1,5})?(?:[/?#].*+)?", Pattern.DOTALL);

    private static final String LETTER = "a-zA-Z\\u00a1-\\uffff";
    private static final String RUN = "[" + LETTER + "0-9]++(?:--?[" + LETTER + "0-9]++)*+";
    private static final String PLAIN = "[a-zA-Z0-9]";
    private static final Pattern NAME = Pattern.compile("(?:" + PLAIN + "[a-zA-Z0-9_-]*" + PLAIN + "(?:[.-]" + PLAIN
            + "+)*|www\\.|" + PLAIN + "+(?:[._-]?" + PLAIN + ")*" + PLAIN + "\\." + PLAIN + "+)?" + RUN
            + "(?:\\.["
            + LETTER + "]+)?\\.?");
    private static final Pattern IPV4 =
            Pattern.compile("(?!0)(?:[0-9]{1,2}|1[0-9]{2}|2[0-4][0-9]|25[0-5])(?:\\.(?:[0-9]{1,2}|1[0-9]{2}|2[0-4][0-9]"
                    + "|25[0-5])){3}\\.?");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-fA-F]*+:[0-9a-fA-F:.]++(?:%[0-9a-zA-Z]++)?+\\]\\.?");

    private WebAddress() {}

    static boolean isValid(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST
                || length > LONGEST
                || text.startsWith(".")
                || SPACE.matcher(text).find()) {
            return false;
        }
        Matcher scheme = SCHEME.matcher(text);
        int start = scheme.lookingAt() ? scheme.end() : 0;
        if (!hasHostOrDot(text, start) || (start > 0 && !RequestUrl.isValid(text))) {
            return false;
        }
        if (isHostAt(text, start)) {
            return true;
        }
        // what stands before an @ is a user, whatever it is
        for (int at = text.indexOf('@', start + 1); at >= 0; at = text.indexOf('@', at + 1)) {
            if (isHostAt(text, at + 1)) {
                return true;
            }
        }
        return false;
    }

    /** A word alone is no address; with a scheme or a port it is. */
    private static boolean hasHostOrDot(String text, int start) {
        String path = text.replaceFirst("[?#].*", "");
        return start > 0 || text.contains(":") || path.contains(".");
    }

    private static boolean isHostAt(String text, int start) {
        int bracket = text.startsWith("[", start) ? text.indexOf(']', start) : start;
        int end = bracket;
        while (end >= 0 && end < text.length() && ":/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (end <= start || end - start > LONGEST_HOST) {
            return false;
        }
        String host = text.substring(start, end);
        return (IPV4.matcher(host).matches()
                        || IPV6.matcher(host).matches()
                        || NAME.matcher(host).matches())
                && AFTER_HOST.matcher(text.substring(end)).matches();
    }
}
