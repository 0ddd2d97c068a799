// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A registry on 127.0.0.1 that behaves as ghcr.io does, for better and worse: tokens that prove nothing, a challenge
 * with a placeholder, relative Locations, blob reads from another host, no referrers. It refuses as GHCR refuses
 * ({@link Refusal}), fails when told to ({@link Fault}), and keeps a record of all that was asked. Sources: what is
 * known of GHCR's wire behaviour from traces in the field, and the OCI distribution specification 1.1.1.
 *
 * <p>Its threads hold the virtual machine until {@link #close()}.
 */
public final class InProcessGhcr implements AutoCloseable {
    private final Accounts accounts = new Accounts();
    private final Set<String> publicRepositories = ConcurrentHashMap.newKeySet();
    private final Refusals refusals = new Refusals();
    private final SecretScan secrets = new SecretScan();
    private final BlobStore blobs = new BlobStore();
    private final ManifestStore manifests = new ManifestStore();
    private final Faults faults = new Faults();
    private final Exchanges exchanges = new Exchanges();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final LocalServer server;
    private final LocalServer storageServer;

    private InProcessGhcr(Builder builder) {
        server = new LocalServer(builder.certificates, builder.http2, builder.name);
        if (builder.clientCertificate) {
            server.requireClientCertificate();
        }
        storageServer = new LocalServer(builder.certificates, builder.http2);
        BlobStorage storage = new BlobStorage(storageServer, blobs, secrets);
        RegistryRoutes routes = new RegistryRoutes(
                builder.gate.apply(this),
                refusals,
                new UploadEndpoint(blobs, secrets, builder.locationBase.apply(this)),
                new BlobEndpoint(blobs, storage, builder.blobsServedHere),
                new ManifestEndpoint(manifests, new ManifestCheck(blobs, manifests)),
                new TagsEndpoint(manifests),
                builder.referrers.map(pageSize -> new ReferrersEndpoint(manifests, pageSize)));
        storageServer.start(new RecordingDispatcher(storageServer, exchanges, faults, closing, storage::answer));
        server.start(new RecordingDispatcher(server, exchanges, faults, closing, routes));
    }

    /** A registry as GHCR, over plain HTTP. */
    public static InProcessGhcr start() {
        return builder().start();
    }

    /** For a registry that differs from GHCR. */
    public static Builder builder() {
        return new Builder();
    }

    /** What a reference to this registry begins with: {@code 127.0.0.1:PORT}. */
    public String host() {
        return server.host();
    }

    /** Where it listens, whatever it is called. */
    public String address() {
        return server.address();
    }

    /** The host as a URL, without slash at the end. */
    public String url() {
        return server.url();
    }

    /** Accepts a credential, with the right to push. GHCR looks at the secret alone. */
    public InProcessGhcr account(String user, String secret) {
        return account(new Account(user, secret, true));
    }

    /** Accepts a credential that may pull only. It gets its tokens like any other: uploads are what is refused. */
    public InProcessGhcr readOnlyAccount(String user, String secret) {
        return account(new Account(user, secret, false));
    }

    private InProcessGhcr account(Account account) {
        accounts.add(account);
        secrets.credential(account.user(), account.secret());
        return this;
    }

    /** Lets everybody read a repository, with an anonymous token. */
    public InProcessGhcr publicRepository(String repository) {
        publicRepositories.add(repository);
        return this;
    }

    /** From now on refuses what is asked of a repository, at the steps where GHCR does. */
    public InProcessGhcr refuse(String repository, Refusal refusal) {
        refusals.refuse(repository, refusal);
        return this;
    }

    /** Ends a refusal. */
    public InProcessGhcr allow(String repository) {
        refusals.allow(repository);
        return this;
    }

    /** Plans a fault for one request, named by its step and its ordinal since the start: {@code PUT blob 2}. */
    public InProcessGhcr fault(String request, Fault fault) {
        return fault(request, fault, 1);
    }

    /** Plans a fault for this request and those of the same step after it, so many in all. */
    public InProcessGhcr fault(String request, Fault fault, int times) {
        faults.plan(request, fault, times);
        return this;
    }

    /** From now on nothing goes wrong any more, whatever was planned. */
    public InProcessGhcr endFaults() {
        faults.end();
        return this;
    }

    /** The requests of the planned faults that have not all fired: a test that leaves one has not tested it. */
    public List<String> pendingFaults() {
        return faults.pending();
    }

    /** All requests that were answered, in the order in which they came. */
    public List<Exchange> exchanges() {
        return exchanges.answered();
    }

    /** The steps of all requests, in the order in which they came. */
    public List<String> steps() {
        return exchanges.steps();
    }

    /** How many requests of this step came. */
    public long count(String step) {
        return exchanges.count(new Step(step));
    }

    /**
     * Whether a request of one step was there while one of the other was not answered yet. A stalled answer makes the
     * time long enough to see it.
     */
    public boolean overlapped(String stepA, String stepB) {
        return exchanges.overlapped(new Step(stepA), new Step(stepB));
    }

    /**
     * From now on calls this with a repository's name each time that a manifest of it or a tag was put, before anything else
     * happens to either: it sees every state that there ever is.
     */
    public InProcessGhcr watch(Consumer<String> watcher) {
        manifests.watch(watcher);
        return this;
    }

    /** The tags of a repository, sorted. */
    public List<String> tags(String repository) {
        return manifests.tags(repository);
    }

    /** The tags that were put, in order; those seeded are not among them. */
    public List<TagMove> tagMoves(String repository) {
        return manifests.moves(repository);
    }

    /** The bytes of a manifest, null if it is not there. */
    public byte @Nullable [] manifest(String repository, String tagOrDigest) {
        return manifests
                .get(repository, tagOrDigest)
                .map(manifest -> manifest.content().toByteArray())
                .orElse(null);
    }

    /** The digest that a tag stands on, null if it is not there. */
    public @Nullable String digest(String repository, String tag) {
        return manifests.get(repository, tag).map(StoredManifest::digest).orElse(null);
    }

    /** The bytes of a blob, null if it is not there. */
    public byte @Nullable [] blob(String repository, String digest) {
        return blobs.get(repository, digest).map(ByteString::toByteArray).orElse(null);
    }

    /** The digests of a repository's blobs. */
    public Set<String> blobs(String repository) {
        return blobs.digests(repository);
    }

    /** The repositories that hold anything. An upload that was only opened leaves none. */
    public Set<String> repositories() {
        Set<String> all = new TreeSet<>(blobs.repositories());
        all.addAll(manifests.repositories());
        return all;
    }

    /** Puts a manifest there as it is, unchecked; returns its digest. Its type is the one it names, else OCI's. */
    public String seedManifest(String repository, String tag, byte[] content) {
        ByteString bytes = ByteString.of(content);
        String mediaType =
                ManifestBody.parse(bytes).flatMap(ManifestBody::namedType).orElse(ManifestBody.MANIFEST_TYPE);
        StoredManifest manifest = new StoredManifest(mediaType, bytes);
        manifests.seed(repository, manifest, tag);
        return manifest.digest();
    }

    /** Puts a blob there; returns its digest. */
    public String seedBlob(String repository, byte[] content) {
        return blobs.put(repository, ByteString.of(content));
    }

    /**
     * Fails if a log holds a secret, its Base64 (alone or with the user name), a token, or the query of an upload or
     * storage address. The error does not repeat what it found. Secrets should be no words that a log has anyway.
     */
    public void assertNoSecretIn(String log) {
        secrets.assertAbsentFrom(log);
    }

    /** Ends at once, stalled answers included; closing again does nothing. */
    @Override
    public void close() {
        closing.countDown();
        server.close();
        storageServer.close();
    }

    /** What sets a registry apart from GHCR. */
    public static final class Builder {
        private @Nullable HandshakeCertificates certificates;
        private @Nullable String name;
        private boolean http2 = true;
        private boolean blobsServedHere;
        private Optional<Integer> referrers = Optional.empty();
        private boolean clientCertificate;
        private Function<InProcessGhcr, Gate> gate = Builder::bearer;
        private Function<InProcessGhcr, Supplier<String>> locationBase = registry -> () -> "";

        private Builder() {}

        /** Serves HTTPS, with HTTP/2; the certificate must be good for 127.0.0.1. */
        public Builder tls(HeldCertificate certificate) {
            return tls(new HandshakeCertificates.Builder()
                    .heldCertificate(certificate)
                    .build());
        }

        /** Serves HTTPS, with HTTP/2. */
        public Builder tls(HandshakeCertificates handshakeCertificates) {
            certificates = handshakeCertificates;
            return this;
        }

        /** Wants a certificate of whoever comes, signed by an authority that {@link #tls} was told to trust. */
        public Builder clientCertificate() {
            clientCertificate = true;
            return this;
        }

        /** Goes by this name, for those who reach it through a proxy; the certificate must be good for it. */
        public Builder named(String host) {
            name = host;
            return this;
        }

        /** Keeps HTTPS to HTTP/1.1: mockwebserver3's HTTP/2 takes big uploads in windows of 64 KiB. */
        public Builder http1() {
            http2 = false;
            return this;
        }

        /** Wants user and secret with every request, and has no tokens: docker-registry with htpasswd. */
        public Builder basic() {
            gate = registry -> new BasicGate(registry.accounts, registry.secrets);
            return this;
        }

        /** Takes an account's secret as an identity token, too, as registries do for which docker login keeps one. */
        public Builder identityTokens() {
            gate = registry ->
                    new IdentityTokenGate(bearer(registry), registry.server, registry.accounts, registry.secrets);
            return this;
        }

        private static Gate bearer(InProcessGhcr registry) {
            return new BearerGate(
                    registry.server,
                    registry.accounts,
                    registry.publicRepositories,
                    new TokenEndpoint(
                            registry.server,
                            registry.accounts,
                            registry.publicRepositories,
                            registry.refusals,
                            registry.secrets));
        }

        /** Asks for no credentials. */
        public Builder open() {
            gate = registry -> new OpenGate();
            return this;
        }

        /** Sends uploads to an absolute Location on this registry, as docker-registry does. */
        public Builder absoluteUploadLocation() {
            locationBase = registry -> registry::url;
            return this;
        }

        /** Sends uploads to another host: scheme, host and port, without slash at the end. */
        public Builder absoluteUploadLocation(String otherBaseUrl) {
            locationBase = registry -> () -> otherBaseUrl;
            return this;
        }

        /** Serves blobs itself instead of leading to another host, as docker-registry does. */
        public Builder blobsServedHere() {
            blobsServedHere = true;
            return this;
        }

        /** Lists the referrers of a manifest, so many on a page. */
        public Builder referrers(int pageSize) {
            referrers = Optional.of(pageSize);
            return this;
        }

        /** Starts it. */
        public InProcessGhcr start() {
            return new InProcessGhcr(this);
        }
    }
}
