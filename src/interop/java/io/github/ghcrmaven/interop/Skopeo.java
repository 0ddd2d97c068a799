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

    /** The manifest under a tag of a layout. */
    byte[] rawManifest(Path layout, String tag) throws IOException {
        return skopeo(List.of("inspect", "--raw", layout(layout, tag)));
    }

    /** Copies what the reference names into an OCI layout, with a tag. */
    void copyToLayout(String reference, Path layout, String tag) throws IOException {
        String source = "docker://" + reference;
        skopeo(List.of("copy", "--insecure-policy", "--src-tls-verify=false", source, layout(layout, tag)));
    }

    /** Copies what has a tag in a layout into a registry, byte for byte. */
    void copyFromLayout(Path layout, String tag, String reference) throws IOException {
        skopeo(List.of(
                "copy",
                "--insecure-policy",
                "--preserve-digests",
                "--dest-tls-verify=false",
                layout(layout, tag),
                "docker://" + reference));
    }

    /** Copies an index and all that it lists. The index itself may be written anew: this skopeo keeps none as it is. */
    void copyAllFromLayout(Path layout, String tag, String reference) throws IOException {
        skopeo(List.of(
                "copy",
                "--all",
                "--insecure-policy",
                "--dest-tls-verify=false",
                layout(layout, tag),
                "docker://" + reference));
    }

    private static String layout(Path folder, String tag) {
        return "oci:" + folder + ":" + tag;
    }

    private byte[] skopeo(List<String> words) throws IOException {
        return Command.of(Tool.SKOPEO.path(), words)
                .with("REGISTRY_AUTH_FILE", dockerConfig.resolve("config.json"))
                .run();
    }
}
