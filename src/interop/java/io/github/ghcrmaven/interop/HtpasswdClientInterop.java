// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.IOException;
import java.nio.file.Path;

/** With basic authentication; it lists no referrers. */
class HtpasswdClientInterop extends ClientRules {

    @Override
    Registry start(Path folder) throws IOException {
        return Registry.withHtpasswd(folder);
    }

    @Override
    boolean listsReferrers() {
        return false;
    }
}
