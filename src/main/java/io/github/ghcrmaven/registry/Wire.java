// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.registry;

import io.github.ghcrmaven.oci.Repository;
import java.io.IOException;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Carries out one step: authorization, one repetition after a 401, and the error for an unexpected answer. */
final class Wire {

    private final Endpoint endpoint;
    private final Sender sender;
    private final Access access;
    private final Refusals refusals;

    Wire(Endpoint endpoint, Sender sender, Access access, Refusals refusals) {
        this.endpoint = endpoint;
        this.sender = sender;
        this.access = access;
        this.refusals = refusals;
    }

    /** Sends the step's request; {@code target} names what it is about in errors. */
    <T> T call(Repository repository, String target, Step<T> step) throws IOException {
        Request request = step.request(endpoint).build();
        // What is meant for this registry goes to no other host, whatever a Location says.
        boolean ours = endpoint.isSameServer(request.url());
        String header = ours ? access.header(repository) : null;
        try (Response response = send(request, header, step)) {
            if (response.code() != 401 || !ours) {
                return read(repository, target, step, response);
            }
            access.refused(repository, header, response);
        }
        try (Response response = send(request, access.header(repository), step)) {
            return read(repository, target, step, response);
        }
    }

    private Response send(Request request, @Nullable String header, Step<?> step) throws IOException {
        Request authorized = header == null
                ? request
                : request.newBuilder().header("Authorization", header).build();
        return sender.send(authorized, step.action());
    }

    private <T> T read(Repository repository, String target, Step<T> step, Response response) throws IOException {
        if (step.expects(response.code())) {
            return step.read(response);
        }
        throw refusals.of(repository, target, step.stage(), step.action(), response);
    }
}
