// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import io.github.ghcrmaven.fault.FaultException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A destination that stands in the plugin's {@code <configuration>} wins over a property on the command line, and Maven
 * says nothing of it: whoever typed the property would believe that the chart went elsewhere. So we say it.
 */
final class Pinned {

    private Pinned() {}

    /** Compares the value that counts with the one that was typed. */
    static void check(String parameter, @Nullable String bound, Properties userProperties) {
        String typed = userProperties.getProperty("ghcr." + parameter);
        if (typed != null && !typed.equals(bound)) {
            throw new FaultException(
                    "-Dghcr." + parameter + "=" + typed + " has no effect: <" + parameter + "> is " + bound
                            + " in the plugin's configuration. Nothing was pushed.",
                    "leave the property out; or write the default as <properties><ghcr." + parameter
                            + ">,\nwhere the command line wins",
                    "pinned-destination");
        }
    }
}
