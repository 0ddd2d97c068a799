// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** go-containerregistry's command; sees the registry through its API only. */
final class Crane {

    private final Path dockerConfig;

    /** {@code dockerConfig} is the folder of a config.json with the login. */
    Crane(Path dockerConfig) {
        this.dockerConfig = dockerConfig;
    }

    byte[] manifest(String reference) throws IOException {
        return crane("manifest", reference);
    }

    byte[] blob(String reference) throws IOException {
        return crane("blob", reference);
    }

    /** Copies within the registry, byte for byte. */
    void copy(String source, String target) throws IOException {
        crane("copy", source, target);
    }

    /** Makes an image of this one layer, a tar archive, and pushes it; its reference by digest. */
    String append(Path layer, String target) throws IOException {
        byte[] said = crane("append", "--oci-empty-base", "--new_layer", layer.toString(), "--new_tag", target);
        return new String(said, StandardCharsets.UTF_8).strip();
    }

    /** Pushes all that the index of a layout names, as one index. */
    void pushLayout(Path layout, String target) throws IOException {
        crane("push", "--index", layout.toString(), target);
    }

    private byte[] crane(String... words) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.add("--insecure");
        return Command.of(Tool.CRANE.path(), arguments)
                .with("DOCKER_CONFIG", dockerConfig)
                .run();
    }
}
