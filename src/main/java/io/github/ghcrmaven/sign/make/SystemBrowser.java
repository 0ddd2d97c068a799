// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The browser that the system would open, by the system's own command: the desktop classes of Java would load a whole window
 * toolkit into the build. Whether it opens or not, the address is told first.
 */
public final class SystemBrowser implements Browser {

    private final List<String> command;
    private final Consumer<String> teller;

    /** @param command what opens an address that is added to it as its last word */
    SystemBrowser(List<String> command, Consumer<String> teller) {
        this.command = List.copyOf(command);
        this.teller = teller;
    }

    /**
     * The browser of a system.
     *
     * @param system its name, as Java's property {@code os.name} has it
     * @param teller told what a person needs to know, line by line
     */
    public static SystemBrowser of(String system, Consumer<String> teller) {
        return new SystemBrowser(command(system), teller);
    }

    static List<String> command(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler");
        }
        return name.startsWith("mac") ? List.of("open") : List.of("xdg-open");
    }

    @Override
    public void open(URI address) {
        teller.accept("To sign in your name, log in with a browser at");
        teller.accept(address.toString());
        start(address);
    }

    /** Empty where there is no such command, as on a server: the address has been told. */
    Optional<Process> start(URI address) {
        List<String> words = new ArrayList<>(command);
        words.add(address.toString());
        try {
            Process process = new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return Optional.of(process);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
