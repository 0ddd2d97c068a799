// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A machine whose programs are shell scripts, in a folder of its own that is all of its PATH. */
final class Programs {

    private final Path folder;

    Programs(Path folder) {
        this.folder = folder;
    }

    /** Puts a program there that runs these lines of sh. */
    Programs with(String name, String... lines) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path program = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        program.toFile().setExecutable(true);
        return this;
    }

    /** A helper that reads the server it is asked for, leaves it in {@code asked}, and does what the lines say. */
    Programs helper(String suffix, String... lines) throws IOException {
        return with(
                "docker-credential-" + suffix,
                "server=$(cat)",
                "echo \"$1 $server\" >> " + folder.resolve("asked"),
                String.join("\n", lines));
    }

    /** What helpers were asked, in order. */
    String asked() throws IOException {
        Path asked = folder.resolve("asked");
        return Files.exists(asked) ? Files.readString(asked) : "";
    }

    Machine machine() {
        return machine(Map.of());
    }

    Machine machine(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("PATH", folder.resolve("bin").toString());
        return new Machine(new Environment(all), folder, Platform.LINUX);
    }
}
