// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.IOException;
import java.nio.file.Path;

/** Basic authentication, as in a registry at home. */
class HtpasswdRegistryInterop extends PublicationRules {

    @Override
    Registry start(Path folder) throws IOException {
        return Registry.withHtpasswd(folder);
    }
}
