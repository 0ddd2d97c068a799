// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.layout;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file {@code oci-layout}, which says that a folder is a layout (image-spec, image-layout.md, "oci-layout file"). */
final class LayoutMark {

    private static final Path FILE = Path.of("oci-layout");
    private static final int LONGEST = 4 << 10;
    private static final String VERSION = "1.0.0";
    private static final String CONTENT = "{\"imageLayoutVersion\":\"" + VERSION + "\"}";

    private final Path folder;
    private final LayoutFiles files;

    LayoutMark(Path folder, LayoutFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /**
     * Whether the folder is a layout. One that is absent or empty may become one.
     *
     * @throws FaultException where it is something else
     */
    boolean isThere() throws IOException {
        if (!files.isThere()) {
            return false;
        }
        // before the file is read: whoever makes a layout right now writes that first, so where anything else was
        // there, it is
        List<String> names = files.names();
        Optional<byte[]> content = files.read(FILE, LONGEST);
        if (content.isEmpty()) {
            // the lock is left by whoever was stopped before anything else was written
            if (!List.of(LayoutLock.FILE).containsAll(names)) {
                throw refused("it holds files, and none of them is " + FILE);
            }
            return false;
        }
        String version = version(content.get());
        if (!version.equals(VERSION)) {
            throw refused("its file " + FILE + " does not say version " + VERSION);
        }
        return true;
    }

    /** Makes the folder a layout. */
    void put() throws IOException {
        if (!isThere()) {
            files.replace(FILE, out -> out.write(CONTENT.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String version(byte[] content) {
        try {
            return JsonParser.parseString(new String(content, StandardCharsets.UTF_8)) instanceof JsonObject object
                            && object.get("imageLayoutVersion") instanceof JsonPrimitive version
                    ? version.getAsString()
                    : "";
        } catch (JsonParseException e) {
            return "";
        }
    }

    private FaultException refused(String why) {
        return new FaultException(
                folder + " is no OCI image layout: " + why + ".",
                "name a folder that is a layout; to write one, name a folder that is empty or not there yet",
                "layout");
    }
}
