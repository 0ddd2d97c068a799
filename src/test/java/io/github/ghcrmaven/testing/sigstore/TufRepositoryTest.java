// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing.sigstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sigstore.trustroot.SigstoreTrustedRoot;
import dev.sigstore.tuf.Fetcher;
import dev.sigstore.tuf.FileSystemTufStore;
import dev.sigstore.tuf.InvalidHashesException;
import dev.sigstore.tuf.MetaFetcher;
import dev.sigstore.tuf.PassthroughCacheMetaStore;
import dev.sigstore.tuf.RoleExpiredException;
import dev.sigstore.tuf.RootProvider;
import dev.sigstore.tuf.SignatureVerificationException;
import dev.sigstore.tuf.TrustedMetaStore;
import dev.sigstore.tuf.Updater;
import io.github.ghcrmaven.testing.sigstore.SigstoreClient.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository before sigstore-java's client. */
class TufRepositoryTest {
    private final InProcessSigstore sigstore = InProcessSigstore.start();

    private final FileSystemTufStore store;
    private final Path givenRoot;

    TufRepositoryTest(@TempDir Path folder) throws IOException {
        store = FileSystemTufStore.newFileSystemStore(Files.createDirectory(folder.resolve("store")));
        givenRoot = folder.resolve("root.json");
    }

    @AfterEach
    void close() {
        sigstore.close();
    }

    @Test
    void clientGetsTheTrustedRootAndTheSigningConfigurations() throws Exception {
        updater().update();

        assertThat(target("trusted_root.json")).isEqualTo(sigstore.trustedRoot());
        assertThat(target("signing_config.v0.2.json"))
                .isEqualTo(sigstore.signingConfig(SigningServices.REKOR_1_AND_TIMESTAMPS));
        assertThat(target("signing_config_rekor_v2.v0.2.json"))
                .isEqualTo(sigstore.signingConfig(SigningServices.REKOR_2));
        assertThat(SigstoreTrustedRoot.from(store.getTargetInputSteam("trusted_root.json"))
                        .getTLogs())
                .hasSize(2);
        assertThat(sigstore.count("GET target")).isEqualTo(3);
        // 2.root.json is not there, then timestamp, snapshot and targets
        assertThat(sigstore.count("GET metadata")).isEqualTo(4);
    }

    @Test
    void clientWithTheFirstRootFollowsToTheNewestKeys() throws Exception {
        String first = sigstore.tufRoot();
        sigstore.renewTufKeys().renewTufKeys();

        updater().update();

        assertThat(sigstore.tufRoot()).isEqualTo(first);
        assertThat(sigstore.count("GET metadata")).isEqualTo(6);
    }

    @Test
    void expiredTimestampIsRefused() throws Exception {
        sigstore.with(RepositoryFlaw.EXPIRED);

        assertThatCode(updater()::update).isInstanceOf(RoleExpiredException.class);
    }

    @Test
    void expiredRootIsRefused() throws Exception {
        sigstore.renewTufKeys().with(RepositoryFlaw.EXPIRED_ROOT);

        assertThatCode(updater()::update).isInstanceOf(RoleExpiredException.class);
        assertThat(sigstore.count("GET metadata")).isEqualTo(2);
    }

    @Test
    void timestampOfAForeignKeyIsRefused() throws Exception {
        sigstore.with(RepositoryFlaw.FOREIGN_KEY);

        assertThatCode(updater()::update).isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void otherContentIsRefused() throws Exception {
        sigstore.with(RepositoryFlaw.OTHER_CONTENT);

        assertThatCode(updater()::update).isInstanceOf(InvalidHashesException.class);
    }

    @Test
    void soundRepositoryHasNoFlaws() throws Exception {
        for (RepositoryFlaw flaw : RepositoryFlaw.values()) {
            sigstore.with(flaw);
        }

        sigstore.sound();

        assertThatCode(updater()::update).doesNotThrowAnyException();
    }

    private Updater updater() throws IOException {
        Path root = Files.writeString(givenRoot, sigstore.tufRoot());
        return Updater.builder()
                .setTrustedRootPath(RootProvider.fromFile(root))
                .setTrustedMetaStore(
                        TrustedMetaStore.newTrustedMetaStore(PassthroughCacheMetaStore.newPassthroughMetaCache(store)))
                .setTargetStore(store)
                .setMetaFetcher(MetaFetcher.newFetcher(new ClientFetcher(sigstore.tufUrl() + "/")))
                .setTargetFetcher(new ClientFetcher(sigstore.tufUrl() + "/targets/"))
                .build();
    }

    private String target(String name) throws IOException {
        return new String(store.readTarget(name), StandardCharsets.UTF_8);
    }

    private final class ClientFetcher implements Fetcher {
        private final String base;

        ClientFetcher(String base) {
            this.base = base;
        }

        @Override
        public String getSource() {
            return base;
        }

        @Override
        public byte @Nullable [] fetchResource(String file, int maxLength) {
            Reply reply = new SigstoreClient(sigstore).get(base + file, null);
            return reply.status() == 404 ? null : reply.body().toByteArray();
        }
    }
}
