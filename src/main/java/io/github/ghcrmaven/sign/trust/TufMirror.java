// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.ConnectionFailure;
import io.github.ghcrmaven.http.Retries;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;

/** A repository on the network. Each file is a unit of {@link Retries}. */
final class TufMirror implements TufFiles {

    /** Beside those of 500 and above (RFC 9110, RFC 6585). */
    private static final Set<Integer> PASSING = Set.of(408, 429);

    private final TufOrigin origin;
    private final OkHttpClient client;
    private final Retries retries;

    TufMirror(TufOrigin origin, OkHttpClient client, Retries retries) {
        this.origin = origin;
        this.client = client;
        this.retries = retries;
    }

    /**
     * {@inheritDoc}
     *
     * @throws FaultException where the repository refuses
     * @throws RefusedException where the file is longer
     * @throws UnavailableException where it cannot be reached or cannot serve
     */
    @Override
    public Optional<ByteString> read(String path, int longest) throws IOException {
        Request request = new Request.Builder().url(origin.at(path)).build();
        return retries.run(attempt -> {
            try (Response response = client.newCall(request).execute()) {
                return content(response, path, longest);
            } catch (UnavailableException e) {
                throw e;
            } catch (IOException e) {
                throw unreachable(e);
            }
        });
    }

    private Optional<ByteString> content(Response response, String path, int longest) throws IOException {
        int status = response.code();
        if (status == 200) {
            byte[] content = response.body().byteStream().readNBytes(longest + 1);
            RefusedException.unless(content.length <= longest, path + " has more than " + longest + " bytes");
            return Optional.of(ByteString.of(content));
        }
        // a bucket that does not list its files says 403 of one that is not there, as python-tuf knows
        if (status == 404 || (status == 403 && path.endsWith(".root.json"))) {
            return Optional.empty();
        }
        String what = "The " + origin + " answered " + status + " for " + path + ".";
        if (status >= 500 || PASSING.contains(status)) {
            Fault fault = new Fault(
                    what,
                    "run it again; https://status.sigstore.dev says how the public services are",
                    "trust-repository");
            throw new UnavailableException(fault, null);
        }
        throw new FaultException(
                what,
                "see whether the address is that of a TUF repository; signTrustedRoot (-Dghcr.sign.trustedRoot) needs none",
                "trust-repository");
    }

    private UnavailableException unreachable(IOException e) {
        ConnectionFailure failure = ConnectionFailure.of(e);
        String what = "The " + origin + " could not be reached: " + failure.reason() + ".";
        Fault fault = failure.kind() == ConnectionFailure.Kind.CERTIFICATE
                ? new Fault(
                        what,
                        "where the certificate comes from an authority of your own, -Dghcr.caFile=authority.pem trusts it",
                        "certificate")
                : new Fault(
                        what,
                        "check the network; a proxy is taken from settings.xml. Without it, signTrustedRoot and"
                                + " signSigningConfig\nname files: -Dghcr.sign.trustedRoot=trusted_root.json",
                        "unreachable");
        return new UnavailableException(fault, failure.worthRetrying(), e);
    }
}
