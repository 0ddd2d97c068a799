// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.filtering;

import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Filters files into a folder of their own; the sources are never written to. */
public final class Filtering {

    private final FilteredFiles files;
    private final Filter filter;
    private final Unresolved mode;
    private final Path outputDirectory;
    private final Consumer<String> warnings;

    /**
     * A filtering that judges by the mode what has no value.
     *
     * @param outputDirectory where the filtered files are written, below the name of their chart's folder; it is created
     *     where it is missing
     * @param warnings takes the warnings
     */
    public Filtering(
            FilteredFiles files, Filter filter, Unresolved mode, Path outputDirectory, Consumer<String> warnings) {
        this.files = files;
        this.filter = filter;
        this.mode = mode;
        this.outputDirectory = outputDirectory;
        this.warnings = warnings;
    }

    /** Whether a file is to be filtered; {@code path} is below the chart's folder, with {@code /}. */
    public boolean wants(String path) {
        return files.include(path);
    }

    /**
     * Filters a file. What came of it appears whole or not at all.
     *
     * @param folder the chart's folder
     * @param path the file's path below it, with {@code /}
     * @throws FaultException where the file is not UTF-8
     */
    public FilteredFile filter(Path folder, String path, byte[] content) throws IOException {
        String origin = folder + "/" + path;
        FilteredText text = filter.apply(origin, text(origin, content));
        Path file = below(outputDirectory.resolve(name(folder)), path);
        write(file, text.text());
        return new FilteredFile(file, text.unresolved());
    }

    /** Judges what has no value in all files of all charts together: warns of it, or gives the fault. */
    public Optional<Fault> judge(List<UnresolvedExpression> unresolved) {
        if (mode == Unresolved.WARN) {
            unresolved.forEach(expression -> warnings.accept("No value, kept as it is: " + expression));
        }
        if (mode != Unresolved.FAIL || unresolved.isEmpty()) {
            return Optional.empty();
        }
        boolean one = unresolved.size() == 1;
        String places =
                unresolved.stream().map(expression -> "\n  " + expression).collect(Collectors.joining());
        String escape = filter.escaped(unresolved.get(0).expression())
                .map(escaped -> ", or write " + escaped + " where the text itself is meant")
                .orElse("");
        return Optional.of(new Fault(
                unresolved.size() + (one ? " expression has" : " expressions have") + " no value in the chart's files:"
                        + places,
                "define " + (one ? "it as a property" : "them as properties") + escape
                        + ";\nto keep all that has no value: <unresolved>keep</unresolved>, -Dghcr.unresolved=keep",
                "unresolved-expression"));
    }

    private static String text(String origin, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FaultException(
                    origin + " is not UTF-8, so it cannot be filtered.",
                    "write it in UTF-8, or leave it out of <filteredFiles>, -Dghcr.filteredFiles",
                    "filtered-file");
        }
    }

    private static String name(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    /** By URI: as text, a name has to be one in the locale's charset, which may be ASCII. */
    private static Path below(Path directory, String path) {
        try {
            URI encoded = new URI(null, null, "/" + path, null);
            return Path.of(URI.create(directory.toUri().toString().replaceFirst("/+$", "") + encoded.toASCIIString()));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path directory = file.resolveSibling("");
        Files.createDirectories(directory);
        Path unfinished = directory.resolve("." + UUID.randomUUID());
        try {
            Files.writeString(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
