// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.go;

import java.util.regex.Pattern;

/** What Go's {@code url.ParseRequestURI} takes and has a scheme: Helm asks that of sources and icons. */
public final class RequestUrl {

    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*+:");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");
    private static final Pattern USER = Pattern.compile("[a-zA-Z0-9._:~!$&'()*+,;=%@-]*+");
    private static final Pattern HOST = Pattern.compile("[\\x{80}-\\x{10ffff}a-zA-Z0-9!$&'()*+,;=:\\[\\]<>\"._~%-]*+");
    private static final Pattern BAD_HOST_ESCAPE = Pattern.compile("%(?![89a-fA-F][0-9a-fA-F]|25)");
    private static final Pattern PORT = Pattern.compile("(:[0-9]*+)?");

    private RequestUrl() {}

    public static boolean isValid(String text) {
        var scheme = SCHEME.matcher(text);
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f) || !scheme.lookingAt()) {
            return false;
        }
        String rest = text.substring(scheme.end());
        if (!rest.startsWith("/")) {
            return true; // opaque, as urn:x
        }
        int query = rest.indexOf('?');
        String path = query < 0 ? rest : rest.substring(0, query);
        if (path.startsWith("//")) {
            int slash = path.indexOf('/', 2);
            if (!isAuthority(slash < 0 ? path.substring(2) : path.substring(2, slash))) {
                return false;
            }
            path = slash < 0 ? "" : path.substring(slash);
        }
        return !BAD_ESCAPE.matcher(path).find();
    }

    public static boolean isAuthority(String authority) {
        int at = authority.lastIndexOf('@');
        String user = authority.substring(0, Math.max(at, 0));
        String host = authority.substring(at + 1);
        int colon = host.startsWith("[") ? host.lastIndexOf(']') + 1 : host.lastIndexOf(':');
        if (host.startsWith("[") && colon == 0) {
            return false;
        }
        return USER.matcher(user).matches()
                && !BAD_ESCAPE.matcher(user).find()
                && (colon < 0 || PORT.matcher(host.substring(colon)).matches())
                && HOST.matcher(host).matches()
                && !BAD_HOST_ESCAPE.matcher(host).find();
    }
}
