// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.http;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** This machine, as addresses name it (RFC 5735, RFC 4291, RFC 6761): what goes there crosses no network. */
public final class Loopback {

    private static final Pattern HOST = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1");

    private Loopback() {}

    /** Whether an address is on this machine, by its host alone: no name is looked up. */
    public static boolean has(HttpUrl address) {
        return HOST.matcher(address.host()).matches();
    }

    /** Whether what goes to an address cannot be read on the way: by https, or because there is no way. */
    public static boolean isPrivate(HttpUrl address) {
        return address.isHttps() || has(address);
    }
}
