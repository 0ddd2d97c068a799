// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails where more is read than a chart can be: a small archive may unpack to any size. */
final class BoundedInputStream extends FilterInputStream {

    private long left;

    BoundedInputStream(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    @Override
    public long skip(long length) throws IOException {
        long count = super.skip(length);
        count(count);
        return count;
    }

    private void count(long read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new IOException("it is larger than any chart when unpacked");
        }
    }
}
