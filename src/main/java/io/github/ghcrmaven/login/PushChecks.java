// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.login;

import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.registry.Registry;
import java.io.IOException;

/** What the registry lets this credential do. An upload that is opened and left alone writes nothing. */
record PushChecks(Registry registry) {

    static final String LABEL = "push";

    /** Whether a push to the repository of this reference would be let in. */
    Check push(Reference destination) throws IOException {
        try {
            registry.openUpload(destination.repository());
            return Check.ok(LABEL, destination.repository() + ": an upload was opened");
        } catch (FaultException e) {
            return Check.fail(LABEL, e);
        } catch (UnavailableException e) {
            return unavailable(e);
        }
    }

    /** Whether what is there can be read. A push alone does not need that, and so nothing fails here. */
    Check pull(Reference destination) throws IOException {
        try {
            return registry.find(destination).isPresent()
                    ? Check.ok("pull", destination + " can be read")
                    : Check.none("pull", destination + " is not there, so reading was not tried");
        } catch (FaultException e) {
            Check refused = Check.fail("pull", e);
            return Check.warn("pull", refused.text(), refused.fix());
        } catch (UnavailableException e) {
            return unavailable(e);
        }
    }

    static Check unavailable(UnavailableException e) {
        return Check.fail("registry", e.fault().what(), e.fault().fix());
    }
}
