// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import io.github.ghcrmaven.testing.Exchange;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.RecordedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okio.ByteString;

/**
 * A whole Sigstore on 127.0.0.1, over plain HTTP: the identity provider of GitHub Actions and of people, Fulcio with its certificate log,
 * Rekor of both generations, a timestamp authority, and the repository that says whom to trust. What it issues is sound until it is told otherwise ({@link Flaw}).
 * It fails when told to ({@link Fault}; the steps are named by method and last word of the path: {@code POST signingCert
 * 1}), and keeps a record of all that was asked.
 *
 * <p>Its threads hold the virtual machine until {@link #close()}.
 */
public final class InProcessSigstore implements AutoCloseable {
    /** A trusted root speaks of the time before it was written, too. */
    private static final Duration TRUSTED_BEFORE = Duration.ofDays(1);

    private final RecordedServer server = new RecordedServer();
    private final Flaws flaws = new Flaws();
    private final Instant trustedSince;
    private final TokenIssuer tokens;
    private final IdentityEndpoint identities;
    private final LoginEndpoint logins;
    private final CertificateAuthority authority;
    private final TransparencyLog rekor1;
    private final TransparencyLog rekor2;
    private final TimestampAuthority timestamps;
    private final TufRepository repository;

    private InProcessSigstore(Builder builder) {
        Clock clock = builder.clock;
        trustedSince = Instant.ofEpochSecond(clock.instant().getEpochSecond()).minus(TRUSTED_BEFORE);
        tokens = new TokenIssuer(clock, builder.rsaTokens ? ServiceKey.rsa() : ServiceKey.p256ForTokens());
        identities = new IdentityEndpoint(server, tokens);
        logins = new LoginEndpoint(server, tokens);
        authority = new CertificateAuthority(clock, flaws);
        ServiceKey key1 = ServiceKey.p256();
        LogName name1 = LogName.ofRekor1("rekor.sigstore.test", RekorEndpoint.TREE_ID, key1);
        rekor1 = new TransparencyLog(name1, key1, ServiceKey.p256(), flaws);
        ServiceKey key2 = ServiceKey.ed25519();
        LogName name2 = LogName.ofRekor2("log2026-1.rekor.sigstore.test", key2);
        rekor2 = new TransparencyLog(name2, key2, ServiceKey.ed25519(), flaws);
        timestamps = new TimestampAuthority(clock, flaws);
        repository = new TufRepository(clock, this::targets);
        server.secret(IdentityEndpoint.REQUEST_TOKEN);
        server.start(new SigstoreRoutes(
                identities,
                logins,
                new FulcioEndpoint(tokens, authority),
                new RekorEndpoint(rekor1, clock, flaws),
                new TilesEndpoint(rekor2),
                timestamps,
                repository));
    }

    /** By the names that they have in Sigstore's own repository. */
    private Map<String, ByteString> targets() {
        return Map.of(
                "trusted_root.json",
                ByteString.encodeUtf8(trustedRoot()),
                "signing_config.v0.2.json",
                ByteString.encodeUtf8(signingConfig(SigningServices.REKOR_1_AND_TIMESTAMPS)),
                "signing_config_rekor_v2.v0.2.json",
                ByteString.encodeUtf8(signingConfig(SigningServices.REKOR_2)));
    }

    /** A sound one, by the system's clock. */
    public static InProcessSigstore start() {
        return builder().start();
    }

    /** For one that differs. */
    public static Builder builder() {
        return new Builder();
    }

    /** Scheme, host and port of every service, without slash at the end. */
    public String url() {
        return server.url();
    }

    /** The value of ACTIONS_ID_TOKEN_REQUEST_URL in a job on this Sigstore's runner. */
    public String actionsTokenUrl() {
        return url() + "/idtoken?api-version=2.0";
    }

    /** The value of ACTIONS_ID_TOKEN_REQUEST_TOKEN there. */
    public String actionsRequestToken() {
        return IdentityEndpoint.REQUEST_TOKEN;
    }

    /** Whom the runner's tokens speak of from now on; at first {@code release.yml} of {@code acme/charts}. */
    public InProcessSigstore runAs(Identity identity) {
        identities.runAs(identity);
        return this;
    }

    /** Who is logged in with a browser from now on; at first {@code jane@example.com}. */
    public InProcessSigstore logInAs(Identity person) {
        logins.logInAs(person);
        return this;
    }

    /** A token that Fulcio accepts for five minutes. */
    public String token(Identity identity) {
        return token(identity, TokenIssuer.AUDIENCE);
    }

    /** A token for any audience; Fulcio's is {@code sigstore}. */
    public String token(Identity identity, String audience) {
        return secret(tokens.token(identity, audience));
    }

    /** A token whose time is over. */
    public String expiredToken(Identity identity) {
        return secret(tokens.expiredToken(identity, TokenIssuer.AUDIENCE));
    }

    private String secret(String token) {
        server.secret(token);
        return token;
    }

    /** Has a flaw from now on, beside those that it has already. */
    public InProcessSigstore with(Flaw flaw) {
        flaws.add(flaw);
        return this;
    }

    /** Has a flaw in its repository from now on. */
    public InProcessSigstore with(RepositoryFlaw flaw) {
        repository.add(flaw);
        return this;
    }

    /** Has no flaws any more. */
    public InProcessSigstore sound() {
        flaws.clear();
        repository.clear();
        return this;
    }

    /** The JSON of the trusted root. */
    public String trustedRoot() {
        LogName certificateLog = new LogName(
                "ctfe.sigstore.test", "ctfe.sigstore.test", authority.logKey().fingerprint());
        return new TrustedRoot(
                        List.of(
                                TrustedRoot.Log.of(rekor1.name(), rekor1.key(), trustedSince),
                                TrustedRoot.Log.of(rekor2.name(), rekor2.key(), trustedSince)),
                        List.of(TrustedRoot.Authority.of("fulcio.sigstore.test", authority.chain(), trustedSince)),
                        List.of(TrustedRoot.Log.of(certificateLog, authority.logKey(), trustedSince)),
                        List.of(TrustedRoot.Authority.of("tsa.sigstore.test", timestamps.chain(), trustedSince)))
                .json();
    }

    /** The JSON of a signing configuration. */
    public String signingConfig(SigningServices services) {
        return SigningConfig.of(url(), services, trustedSince).json();
    }

    /** The address of the repository of The Update Framework that has trusted root and signing configurations. */
    public String tufUrl() {
        return url() + TufRepository.PATH;
    }

    /** The JSON of the repository's first root, which a client is given beforehand. */
    public String tufRoot() {
        return repository.firstRoot();
    }

    /** Replaces all keys of the repository. */
    public InProcessSigstore renewTufKeys() {
        repository.renewKeys();
        return this;
    }

    /** Writes what clients get as files, into a folder that is made if it is not there. */
    public TrustFiles writeTo(Path folder) {
        TrustFiles files = TrustFiles.in(folder);
        try {
            Files.createDirectories(folder);
            Files.writeString(files.trustedRoot(), trustedRoot());
            Files.writeString(files.rekor1(), signingConfig(SigningServices.REKOR_1));
            Files.writeString(files.rekor1AndTimestamps(), signingConfig(SigningServices.REKOR_1_AND_TIMESTAMPS));
            Files.writeString(files.rekor2(), signingConfig(SigningServices.REKOR_2));
            Files.writeString(files.tufRoot(), tufRoot());
            Files.writeString(
                    files.certificateLogKey(), Pem.of(authority.logKey().publicKey()));
            Files.writeString(files.authorityChain(), Pem.of(authority.chain()));
            Files.writeString(files.rekorKey(), Pem.of(rekor1.key().publicKey()));
            Files.writeString(files.timestampChain(), Pem.of(timestamps.chain()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** The canonical JSON of each entry that was logged, in Rekor's first generation and then in its second. */
    public List<String> logged() {
        return List.of(rekor1, rekor2).stream()
                .flatMap(log -> log.added().stream())
                .map(TransparencyLog.LogEntry::body)
                .map(ByteString::utf8)
                .toList();
    }

    /** Plans a fault for one request, named by its step and its ordinal since the start: {@code POST entries 2}. */
    public InProcessSigstore fault(String request, Fault fault) {
        return fault(request, fault, 1);
    }

    /** Plans a fault for this request and those of the same step after it, so many in all. */
    public InProcessSigstore fault(String request, Fault fault, int times) {
        server.fault(request, fault, times);
        return this;
    }

    /** From now on nothing goes wrong any more, whatever was planned. */
    public InProcessSigstore endFaults() {
        server.endFaults();
        return this;
    }

    /** The requests of the planned faults that have not all fired: a test that leaves one has not tested it. */
    public List<String> pendingFaults() {
        return server.pendingFaults();
    }

    /** All requests that were answered, in the order in which they came. */
    public List<Exchange> exchanges() {
        return server.exchanges();
    }

    /** The steps of all requests, in the order in which they came. */
    public List<String> steps() {
        return server.steps();
    }

    /** How many requests of this step came. */
    public long count(String step) {
        return server.count(step);
    }

    /** Whether a request of one step was there while one of the other was not answered yet. */
    public boolean overlapped(String stepA, String stepB) {
        return server.overlapped(stepA, stepB);
    }

    /** Fails if a log holds an identity token, or the one with which a runner asks for it. */
    public void assertNoSecretIn(String log) {
        server.assertNoSecretIn(log);
    }

    /** Ends at once; closing again does nothing. */
    @Override
    public void close() {
        server.close();
    }

    /** What sets a Sigstore apart. */
    public static final class Builder {
        private Clock clock = Clock.systemUTC();
        private boolean rsaTokens;

        private Builder() {}

        /** Lives by this clock: tokens, certificates, logs and timestamps. */
        public Builder clock(Clock other) {
            clock = other;
            return this;
        }

        /**
         * Signs its tokens with RSA (RS256), as GitHub does; else with ECDSA (ES256), whose key is there sooner. cosign
         * takes a token of another algorithm for the name of a file (internal/auth/auth.go of sigstore/cosign).
         */
        public Builder rsaTokens() {
            rsaTokens = true;
            return this;
        }

        /** Starts it. */
        public InProcessSigstore start() {
            return new InProcessSigstore(this);
        }
    }
}
