// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.IOException;
import java.nio.file.Path;

/** With the referrers API, and no authentication. */
class ReferrersClientInterop extends ClientRules {

    @Override
    Registry start(Path folder) throws IOException {
        return Registry.withReferrers(folder);
    }

    @Override
    boolean listsReferrers() {
        return true;
    }
}
