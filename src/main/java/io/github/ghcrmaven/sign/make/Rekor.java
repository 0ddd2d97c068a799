// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.oci.GoJson;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.verify.LogEntry;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** The transparency log in its first generation (sigstore/rekor, openapi.yaml). */
final class Rekor implements TransparencyLog {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final String ENTRIES = "api/v1/log/entries";
    private static final int CONFLICT = 409;

    /** The address of an entry ends with its UUID: with or without the number of its tree before it. */
    private static final Pattern LOCATION = Pattern.compile(".{0,2000}/api/v1/log/entries/([0-9a-f]{64}|[0-9a-f]{80})");

    private final SigstoreService service;

    Rekor(SigstoreService service) {
        this.service = service;
    }

    /** Whether the entry came just now or was there, what is said of it is the same: a lost request may have reached the log. */
    @Override
    public Optional<LogEntry> log(ProposedEntry entry) throws IOException {
        Request request = new Request.Builder()
                .url(service.at(ENTRIES))
                .header("Accept", "application/json")
                .post(RequestBody.create(GoJson.bytes(entry.ofFirstGeneration()), JSON))
                .build();
        ServiceAnswer answer = service.ask(request, Set.of(201, CONFLICT));
        ServiceAnswer described = answer.status() == CONFLICT ? read(answer) : answer;
        return Optional.of(service.read(() -> RekorAnswer.entry(described.body())));
    }

    private ServiceAnswer read(ServiceAnswer conflict) throws IOException {
        HttpUrl address = service.read(() -> service.at(ENTRIES + "/" + uuid(conflict)));
        Request request = new Request.Builder()
                .url(address)
                .header("Accept", "application/json")
                .build();
        return service.ask(request, Set.of(200));
    }

    /** Only the UUID is taken from the header: an address of another host would be asked else. */
    private static String uuid(ServiceAnswer conflict) {
        Matcher location = LOCATION.matcher(conflict.location().orElse(""));
        RefusedException.unless(location.matches(), "it has the entry already, and does not say where");
        return location.group(1);
    }
}
