// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The command of the containers project; looks closer at a manifest than crane does. */
final class Skopeo {

    private final Path dockerConfig;

    /** {@code dockerConfig} is the folder of a config.json with the login. */
    Skopeo(Path dockerConfig) {
        this.dockerConfig = dockerConfig;
    }

    byte[] rawManifest(String reference) throws IOException {
        return skopeo(List.of("inspect", "--raw", "--tls-verify=false", "docker://" + reference));
    }

    /** Copies what the reference names into a new OCI layout, with the tag {@code copy}. */
    void copyToLayout(String reference, Path layout) throws IOException {
        String source = "docker://" + reference;
        String target = "oci:" + layout + ":copy";
        skopeo(List.of("copy", "--insecure-policy", "--src-tls-verify=false", source, target));
    }

    /** Copies what {@link #copyToLayout} made into a registry, byte for byte. */
    void copyFromLayout(Path layout, String reference) throws IOException {
        String target = "docker://" + reference;
        skopeo(List.of(
                "copy",
                "--insecure-policy",
                "--preserve-digests",
                "--dest-tls-verify=false",
                "oci:" + layout + ":copy",
                target));
    }

    private byte[] skopeo(List<String> words) throws IOException {
        return Command.of(Tool.SKOPEO.path(), words)
                .with("REGISTRY_AUTH_FILE", dockerConfig.resolve("config.json"))
                .run();
    }
}
