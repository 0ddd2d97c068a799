// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.interop;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;

/** With JWT tokens; it lists no referrers. */
class TokenClientInterop extends ClientRules {

    private final TokenServer tokens;

    TokenClientInterop() throws IOException {
        tokens = new TokenServer(Login.INTEROP);
    }

    @Override
    Registry start(Path folder) throws IOException {
        return Registry.withTokens(folder, tokens);
    }

    @Override
    boolean listsReferrers() {
        return false;
    }

    @AfterAll
    void stopTokens() {
        tokens.close();
    }
}
