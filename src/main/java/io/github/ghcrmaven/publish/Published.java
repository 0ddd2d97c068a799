// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.oci.Digest;
import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.sign.store.SignatureForm;
import io.github.ghcrmaven.sign.store.SignedManifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A chart as it stands in the registry after its publication.
 *
 * @param repository where it is
 * @param digest the manifest's digest; where it was skipped, that of what is there
 * @param tags the tags that point at it
 * @param skipped whether another content was there and was left ({@code ifExists=skip})
 * @param signed its signatures; empty where nothing was signed, or it was skipped
 * @param plainHttp whether the registry is spoken to without TLS, which a consumer must ask for
 * @param layout the folder that it was published into instead, with a layout for each chart
 */
public record Published(
        PublishedChart chart,
        Repository repository,
        Digest digest,
        List<Tag> tags,
        boolean skipped,
        Optional<Signed> signed,
        boolean plainHttp,
        Optional<Path> layout) {

    public String name() {
        return chart.name();
    }

    public String version() {
        return chart.version();
    }

    /** The same, in an image layout that is to be carried to its repository. */
    public Published in(Path folder) {
        return new Published(chart, repository, digest, tags, skipped, signed, plainHttp, Optional.of(folder));
    }

    /** By digest, which no one can move. */
    public Reference reference() {
        return repository.at(digest);
    }

    /**
     * The commands that use the chart: a library cannot be installed, only pulled. Those that carry it to its repository where it
     * is in a layout.
     */
    public List<String> commands() {
        return layout.map(this::carrying)
                .orElseGet(
                        () -> List.of(chart.isLibrary() ? pullCommand() : "helm install " + name() + " " + location()));
    }

    /** The command that fetches the archive. */
    public String pullCommand() {
        return "helm pull " + location();
    }

    /** How others verify it; empty where it was not signed. */
    public Optional<ConsumerChecks> checks() {
        return signed.map(proven -> proven.checks(reference(), plainHttp));
    }

    /** The tag of the version last, as everywhere: what is signed is not seen before its signatures. */
    private List<String> carrying(Path folder) {
        Set<SignatureForm> forms = signed.stream()
                .flatMap(proven -> proven.signatures().stream())
                .map(SignedManifest.Accepted::form)
                .collect(Collectors.toSet());
        Tag ofDigest = Tag.ofReferrers(digest);
        List<String> commands = new ArrayList<>();
        if (forms.contains(SignatureForm.LEGACY)) {
            commands.add(carrying(folder, "--preserve-digests", new Tag(ofDigest + ".sig")));
        }
        if (forms.contains(SignatureForm.BUNDLE)) {
            commands.add(carrying(folder, "--all", ofDigest));
        }
        tags.forEach(tag -> commands.add(carrying(folder, "--preserve-digests", tag)));
        return commands;
    }

    private String carrying(Path folder, String option, Tag tag) {
        return "skopeo copy " + option + (plainHttp ? " --dest-tls-verify=false " : " ")
                + ConsumerChecks.quoted("oci:" + folder.resolve(name()) + ":" + tag) + " docker://"
                + repository.tagged(tag);
    }

    private String location() {
        return "oci://" + repository + " --version " + version() + (plainHttp ? " --plain-http" : "");
    }
}
