// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import okio.Buffer;
import okio.ByteString;

/** An upload that was opened: where its next request has to go, and what came so far. */
final class UploadSession {
    private final String path;
    private final Buffer data = new Buffer();
    private String query;

    UploadSession(String path, String query) {
        this.path = path;
        this.query = query;
    }

    String path() {
        return path;
    }

    synchronized boolean isAt(String otherQuery) {
        return query.equals(otherQuery);
    }

    synchronized String location() {
        return path + "?" + query;
    }

    synchronized long size() {
        return data.size();
    }

    /** Takes a part in; from here on the session answers at another address only. */
    synchronized void append(ByteString part, String nextQuery) {
        data.write(part);
        query = nextQuery;
    }

    synchronized ByteString finish(ByteString rest) {
        if (data.size() == 0) {
            // the ordinary case, without a copy of a whole chart
            return rest;
        }
        return data.write(rest).readByteString();
    }
}
