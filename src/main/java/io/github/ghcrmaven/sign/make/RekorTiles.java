// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.oci.GoJson;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.verify.LogEntry;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * The transparency log in its second generation (sigstore/rekor-tiles, CLIENTS.md). It answers once the entry is in a tree
 * whose root it has signed.
 */
final class RekorTiles implements TransparencyLog {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int CONFLICT = 409;

    private final SigstoreService service;

    RekorTiles(SigstoreService service) {
        this.service = service;
    }

    @Override
    public Optional<LogEntry> log(ProposedEntry entry) throws IOException {
        Request request = new Request.Builder()
                .url(service.at("api/v2/log/entries"))
                .header("Accept", "application/json")
                .post(RequestBody.create(GoJson.bytes(entry.ofSecondGeneration()), JSON))
                .build();
        ServiceAnswer answer = service.ask(request, Set.of(200, 201, CONFLICT));
        if (answer.status() == CONFLICT) {
            return Optional.empty();
        }
        return Optional.of(
                service.read(() -> LogEntry.of(JsonText.object(answer.body(), "the answer", Limits.ANSWER))));
    }
}
