// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.ghcrmaven.chart.ChartArchive;
import io.github.ghcrmaven.oci.Descriptor;
import io.github.ghcrmaven.sign.store.SignedManifest;
import io.github.ghcrmaven.sign.verify.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The report of a publication: {@code <chart>.json} for programs, {@code <chart>.digest} for a shell. */
public final class Report {

    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Report() {}

    /**
     * Writes both files, each whole or not at all, and returns the JSON's.
     *
     * @param name that of both, without what follows the dot
     */
    public static Path write(Published published, Path directory, String name) throws IOException {
        Files.createDirectories(directory);
        replace(directory.resolve(name + ".digest"), published.digest() + "\n");
        Path json = directory.resolve(name + ".json");
        replace(json, JSON.toJson(members(published)) + "\n");
        return json;
    }

    /** What the report holds, in the order in which it is written. */
    public static Map<String, Object> members(Published published) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("chart", published.name());
        members.put("version", published.version());
        members.put("reference", published.reference().toString());
        members.put("digest", published.digest().toString());
        members.put("tags", published.tags().stream().map(Object::toString).toList());
        members.put("skipped", published.skipped());
        PublishedChart chart = published.chart();
        chart.packaged()
                .ifPresent(archive ->
                        members.put("archive", archive.file().getFileName().toString()));
        members.put("archiveDigest", chart.archive().digest().toString());
        chart.packaged()
                .ifPresent(
                        archive -> members.put("tarDigest", archive.tarDigest().toString()));
        members.put("size", chart.archive().size());
        chart.provenance().ifPresent(signed -> members.put("provenance", provenance(chart, signed)));
        published
                .signed()
                .ifPresent(signed -> members.put(
                        "signatures",
                        signed.signatures().stream().map(Report::signature).toList()));
        Map<String, Object> commands = new LinkedHashMap<>();
        published.layout().ifPresent(folder -> {
            members.put("layout", folder.resolve(published.name()).toString());
            commands.put("carry", published.commands());
        });
        commands.put("pull", published.pullCommand());
        published.checks().ifPresent(checks -> {
            commands.put("verify", checks.cosign());
            Map<String, Object> policies = new LinkedHashMap<>();
            policies.put("flux", String.join("\n", checks.flux()));
            policies.put("kyverno", String.join("\n", checks.kyverno()));
            members.put("policies", policies);
        });
        members.put("commands", commands);
        return members;
    }

    private static Map<String, Object> signature(SignedManifest.Accepted accepted) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("form", accepted.form().name().toLowerCase(Locale.ROOT));
        if (accepted.signature().signer() instanceof Signer.Identity identity) {
            members.put("identity", identity.subject());
            members.put("issuer", identity.issuer());
        } else if (accepted.signature().signer() instanceof Signer.Key key) {
            members.put("key", key.toString());
        }
        accepted.signature().logIndex().ifPresent(index -> members.put("logIndex", index));
        return members;
    }

    private static Map<String, Object> provenance(PublishedChart chart, Descriptor signed) {
        Map<String, Object> members = new LinkedHashMap<>();
        chart.packaged()
                .flatMap(ChartArchive::provenance)
                .ifPresent(file -> members.put("file", file.file().getFileName().toString()));
        members.put("digest", signed.digest().toString());
        return members;
    }

    private static void replace(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling("." + UUID.randomUUID());
        try {
            Files.write(unfinished, text.getBytes(StandardCharsets.UTF_8));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
