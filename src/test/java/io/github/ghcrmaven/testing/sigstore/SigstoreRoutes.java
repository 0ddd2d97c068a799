// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import io.github.ghcrmaven.testing.Answer;
import io.github.ghcrmaven.testing.Request;
import io.github.ghcrmaven.testing.Site;
import io.github.ghcrmaven.testing.Step;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Leads a request to the service that it is for, by method and path. */
final class SigstoreRoutes implements Site {
    private final List<Route> routes;

    SigstoreRoutes(
            IdentityEndpoint identities,
            LoginEndpoint logins,
            FulcioEndpoint fulcio,
            RekorEndpoint rekor,
            TilesEndpoint tiles,
            TimestampAuthority timestamps,
            TufRepository repository) {
        routes = List.of(
                new Route("GET idtoken", "/idtoken", identities::token),
                new Route("GET openid", "/\\.well-known/openid-configuration", request -> identities.configuration()),
                new Route("GET jwks", "/\\.well-known/jwks", request -> identities.keys()),
                new Route("GET authorization", "/auth", logins::authorize),
                new Route("POST idtoken", "/token", logins::token),
                new Route("POST signingCert", "/api/v2/signingCert", fulcio::issue),
                new Route("POST signingCert", "/api/v1/signingCert", fulcio::issueAsPem),
                new Route("GET trustBundle", "/api/v2/trustBundle", request -> fulcio.trustBundle()),
                new Route("POST entries", RekorEndpoint.ENTRIES, rekor::create),
                new Route("GET entries", RekorEndpoint.ENTRIES + "(/.+)?", rekor::read),
                new Route("GET publicKey", "/api/v1/log/publicKey", request -> rekor.publicKey()),
                new Route("GET log", "/api/v1/log", request -> rekor.state()),
                new Route("POST entries", "/api/v2/log/entries", tiles::create),
                new Route("POST timestamp", "/api/v1/timestamp", timestamps::stamp),
                new Route("GET target", TufRepository.PATH + "/targets/.+", repository::read),
                new Route("GET metadata", TufRepository.PATH + "/.+", repository::read));
    }

    @Override
    public Step step(Request request) {
        return routes.stream()
                .filter(route -> route.leads(request))
                .findFirst()
                .map(Route::step)
                .orElseGet(() -> new Step(request.method() + " unknown"));
    }

    @Override
    public Answer answer(Request request) {
        return routes.stream()
                .filter(route -> route.leads(request))
                .findFirst()
                .map(route -> route.service().apply(request))
                .orElseGet(() -> Answer.text(404, "404 page not found\n"));
    }

    private record Route(Step step, Pattern path, Function<Request, Answer> service) {

        Route(String step, String path, Function<Request, Answer> service) {
            this(new Step(step), Pattern.compile(path), service);
        }

        boolean leads(Request request) {
            return step.name().startsWith(request.method() + " ")
                    && path.matcher(request.path()).matches();
        }
    }
}
