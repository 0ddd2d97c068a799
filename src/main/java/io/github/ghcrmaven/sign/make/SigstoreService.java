// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.make;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.ConnectionFailure;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import io.github.ghcrmaven.sign.text.Shown;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One service of a Sigstore. What it does not answer as it should is a fault that names it and its address, without the
 * query. Each request is a unit of {@link Retries}: none does harm when it comes twice.
 */
final class SigstoreService {

    /** Beside those of 500 and above (RFC 9110, RFC 6585). */
    private static final Set<Integer> PASSING = Set.of(408, 429);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    /** A service may repeat a token in its complaint, or a part of it. */
    private static final Pattern MAYBE_SECRET = Pattern.compile("[A-Za-z0-9_+/=.-]{24,}");

    private final String name;
    private final HttpUrl address;
    private final OkHttpClient client;
    private final Retries retries;

    /** @param name what it is called in messages */
    SigstoreService(String name, HttpUrl address, OkHttpClient client, Retries retries) {
        this.name = name;
        this.address = address;
        this.client = client;
        this.retries = retries;
    }

    HttpUrl address() {
        return address;
    }

    /** An address below the service's own. */
    HttpUrl at(String path) {
        return address.newBuilder().addPathSegments(path).build();
    }

    /**
     * Asks, and asks again as long as that makes sense.
     *
     * @param expected the statuses of answers that the caller can use
     * @throws FaultException where the service refuses
     * @throws IOException where it cannot be reached or cannot serve
     */
    ServiceAnswer ask(Request request, Set<Integer> expected) throws IOException {
        return retries.run(attempt -> {
            try (Response response = client.newCall(request).execute()) {
                if (expected.contains(response.code())) {
                    return answer(response);
                }
                throw refusal(response);
            } catch (UnavailableException e) {
                throw e;
            } catch (IOException e) {
                throw unreachable(e);
            }
        });
    }

    /** What an answer holds; one that does not hold what it must is a fault. */
    <T> T read(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (RefusedException e) {
            throw wrong(e.reason());
        }
    }

    private ServiceAnswer answer(Response response) throws IOException {
        byte[] body = response.body().byteStream().readNBytes(Limits.ANSWER + 1);
        if (body.length > Limits.ANSWER) {
            throw wrong("the answer is larger than " + Limits.ANSWER + " bytes");
        }
        @Nullable String location = response.header("Location");
        return new ServiceAnswer(response.code(), Optional.ofNullable(location), ByteString.of(body));
    }

    private IOException refusal(Response response) {
        int status = response.code();
        String what = this + " answered " + status + said(response) + ".";
        if (status >= 500 || PASSING.contains(status)) {
            Fault fault = new Fault(
                    what,
                    "run it again; https://status.sigstore.dev says how the public services are",
                    "signing-service");
            return new UnavailableException(fault, retryAfter(response));
        }
        throw new FaultException(
                what,
                "see whether this is the service that you mean, and whether it takes your identity;\n"
                        + "the addresses stand in the signing configuration",
                "signing-service");
    }

    private FaultException wrong(String reason) {
        return new FaultException(
                this + " answered what cannot be used: " + reason + ".",
                "run it again; if it says the same, the service and the trusted root do not belong together, or the service"
                        + " is not sound: ask whoever runs it",
                "signing-answer");
    }

    private UnavailableException unreachable(IOException e) {
        ConnectionFailure failure = ConnectionFailure.of(e);
        String what = this + " could not be reached: " + failure.reason() + ".";
        Fault fault = failure.kind() == ConnectionFailure.Kind.CERTIFICATE
                ? new Fault(
                        what,
                        "where the certificate comes from an authority of your own, -Dghcr.caFile=authority.pem trusts it",
                        "certificate")
                : new Fault(
                        what,
                        "check the address and the network; a proxy is taken from settings.xml. Then run it again",
                        "unreachable");
        return new UnavailableException(fault, failure.worthRetrying(), e);
    }

    /** The message of an error, as all these services write it; an answer without one says nothing. */
    private static String said(Response response) {
        try {
            ByteString body = ByteString.of(response.body().byteStream().readNBytes(Limits.ERROR));
            String message = JsonText.object(body, "the error", Limits.ERROR).text("message");
            return ": " + Shown.of(MAYBE_SECRET.matcher(message).replaceAll("…"));
        } catch (IOException | RefusedException e) {
            return "";
        }
    }

    private static @Nullable Duration retryAfter(Response response) {
        @Nullable String header = response.header("Retry-After");
        return header != null && SECONDS.matcher(header).matches() ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }

    /** Name and address, without query, name or password in it. */
    @Override
    public String toString() {
        HttpUrl shown = address.newBuilder()
                .query(null)
                .fragment(null)
                .username("")
                .password("")
                .build();
        return name + " (" + shown + ")";
    }
}
