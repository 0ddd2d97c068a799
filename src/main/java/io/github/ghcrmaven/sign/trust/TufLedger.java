// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.sign.trust;

import dev.sigstore.tuf.Fetcher;
import dev.sigstore.tuf.MetaStore;
import dev.sigstore.tuf.TargetStore;
import dev.sigstore.tuf.model.SignedTufMeta;
import io.github.ghcrmaven.sign.text.JsonText;
import io.github.ghcrmaven.sign.text.Limits;
import io.github.ghcrmaven.sign.text.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What one reading of a repository has verified, in memory alone: the updater stores here what has passed its checks, and
 * nothing else. Along with it, the files that it stood in.
 */
final class TufLedger implements MetaStore, TargetStore {

    /** Of any one file; the trusted root of the public Sigstore has 7 KiB. */
    private static final int LONGEST = Limits.TRUSTED_ROOT;

    private final Map<String, SignedTufMeta<?>> roles = new HashMap<>();
    private final Map<String, ByteString> targets = new HashMap<>();
    private final Map<String, ByteString> files = new TreeMap<>();
    private String lastPath = "";
    private ByteString last = ByteString.EMPTY;

    /** The files of all that was verified, by their paths; those that newer ones have replaced included. */
    Map<String, ByteString> files() {
        return files;
    }

    /** Metadata of a repository, which are JSON in one reading only. */
    Fetcher metadata(TufFiles source) {
        return fetcher("", source, (path, content, longest) -> JsonText.object(content, path, longest));
    }

    /** Targets of a repository. */
    Fetcher targets(TufFiles source) {
        return fetcher("targets/", source, (path, content, longest) -> {});
    }

    private Fetcher fetcher(String folder, TufFiles source, Check check) {
        return new Fetcher() {
            @Override
            public String getSource() {
                return folder;
            }

            @Override
            public byte @Nullable [] fetchResource(String file, int longest) throws IOException {
                RefusedException.unless(
                        longest >= 0 && longest <= LONGEST, file + " is longer than " + LONGEST + " bytes");
                Optional<ByteString> content = source.read(folder + file, longest);
                if (content.isEmpty()) {
                    RefusedException.unless(file.endsWith(".root.json"), "it has no " + folder + file);
                    return null; // the root before it is the newest
                }
                check.check(file, content.get(), longest);
                lastPath = folder + file;
                last = content.get();
                return last.toByteArray();
            }
        };
    }

    /** What a file must be before anybody looks at its signatures. */
    @FunctionalInterface
    private interface Check {
        void check(String path, ByteString content, int longest);
    }

    /** The updater stores a thing before it fetches the next; the root that it was given was not fetched. */
    private void keepLast() {
        if (!lastPath.isEmpty()) {
            files.put(lastPath, last);
        }
    }

    @Override
    public String getIdentifier() {
        return "memory";
    }

    @Override
    public <T extends SignedTufMeta<?>> Optional<T> readMeta(String role, Class<T> type) {
        return Optional.ofNullable(roles.get(role)).map(type::cast);
    }

    @Override
    public void writeMeta(String role, SignedTufMeta<?> metadata) {
        roles.put(role, metadata);
        keepLast();
    }

    @Override
    public void clearMeta(String role) {
        roles.remove(role);
    }

    @Override
    public void writeTarget(String name, byte[] content) {
        targets.put(name, ByteString.of(content));
        keepLast();
    }

    @Override
    public byte[] readTarget(String name) {
        return target(name).orElseThrow().toByteArray();
    }

    @Override
    public InputStream getTargetInputSteam(String name) {
        return new ByteArrayInputStream(readTarget(name));
    }

    @Override
    public boolean hasTarget(String name) {
        return targets.containsKey(name);
    }

    /** A target that was verified. */
    Optional<ByteString> target(String name) {
        return Optional.ofNullable(targets.get(name));
    }
}
