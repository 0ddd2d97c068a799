// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** No authentication, and a registry of another make, with the referrers API. Two charts will do. */
class ReferrersRegistryInterop extends PublicationRules {

    @Override
    Registry start(Path folder) throws IOException {
        return Registry.withReferrers(folder);
    }

    /** A library, and a chart with dependencies. */
    @Override
    List<SampleChart> charts() {
        return List.of(new SampleChart("common"), new SampleChart("nginx"));
    }
}
