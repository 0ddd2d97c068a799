// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a chart on disk, put together file by file. */
record SampleFolder(Path path) {

    /** The least that Helm takes. */
    static SampleFolder chart(Path path, String name) throws IOException {
        return new SampleFolder(path).with("Chart.yaml", "apiVersion: v2\nname: " + name + "\nversion: 0.1.0\n");
    }

    SampleFolder with(String file, String content) throws IOException {
        return with(file, content.getBytes(UTF_8));
    }

    SampleFolder with(String file, byte[] content) throws IOException {
        Path target = resolve(file);
        Files.createDirectories(target.resolve("..").normalize());
        Files.write(target, content);
        return this;
    }

    /** By URI, since that gives a name's bytes in UTF-8 whatever the locale. */
    Path resolve(String file) {
        try {
            return Path.of(URI.create(path.toUri()
                    + (path.toUri().getPath().endsWith("/") ? "" : "/")
                    + new URI(null, null, file, null).toASCIIString()));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
