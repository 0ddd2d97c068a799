// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.publish;

import io.github.ghcrmaven.oci.Reference;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.sign.verify.Signer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What those who use a chart type, or write into their cluster, so that it is taken only with the signature that it has.
 *
 * @param chart by digest
 * @param signer whose signature has been verified
 * @param logged whether it is in the transparency log
 * @param elsewhere the repository of the signatures, if not the chart's
 * @param trustedRoot the file that names whom to trust, if not the public Sigstore is
 * @param plainHttp whether the registry has no TLS
 */
public record ConsumerChecks(
        Reference chart,
        Signer signer,
        boolean logged,
        Optional<Repository> elsewhere,
        Optional<Path> trustedRoot,
        boolean plainHttp) {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9@%+=:,./_-]+");
    private static final Pattern SPECIAL = Pattern.compile("[.+*?()\\[\\]{}|^$\\\\]");

    /** The ref of a workflow that was started by a tag: the next release has another. */
    private static final Pattern RELEASE = Pattern.compile("@refs/tags/[^@]+$");

    /** The command of cosign, on one line; the names are the exact ones of this signature. */
    public String cosign() {
        List<String> words = new ArrayList<>();
        elsewhere.ifPresent(repository -> words.add("COSIGN_REPOSITORY=" + repository));
        words.add("cosign verify " + chart);
        if (signer instanceof Signer.Identity identity) {
            words.add("--certificate-identity " + quoted(identity.subject()));
            words.add("--certificate-oidc-issuer " + quoted(identity.issuer()));
        } else {
            words.add("--key cosign.pub");
        }
        if (!logged) {
            words.add("--insecure-ignore-tlog=true");
        }
        trustedRoot.ifPresent(file -> words.add("--trusted-root " + quoted(file.toString())));
        if (plainHttp) {
            words.add("--allow-http-registry");
        }
        return String.join(" ", words);
    }

    /** What Flux wants in the spec of an OCIRepository or HelmChart (https://fluxcd.io/flux/components/source/helmcharts/#verification). */
    public List<String> flux() {
        if (signer instanceof Signer.Identity identity) {
            return List.of(
                    "verify:",
                    "  provider: cosign",
                    "  matchOIDCIdentity:",
                    "    - issuer: '" + expression(identity.issuer()) + "'",
                    "      subject: '" + releases(expression(identity.subject()), ".+") + "'");
        }
        return List.of("verify:", "  provider: cosign", "  secretRef:", "    name: cosign-public-key");
    }

    /** What Kyverno wants in a rule (https://kyverno.io/docs/policy-types/cluster-policy/verify-images/sigstore/). */
    public List<String> kyverno() {
        List<String> lines = new ArrayList<>(List.of(
                "verifyImages:",
                "  - imageReferences: ['" + chart.repository() + "*']",
                "    attestors:",
                "      - entries:"));
        if (signer instanceof Signer.Identity identity) {
            lines.add("          - keyless:");
            lines.add("              issuer: '" + identity.issuer() + "'");
            lines.add("              subject: '"
                    + RELEASE.matcher(identity.subject()).replaceFirst("@refs/tags/*") + "'");
        } else {
            lines.add("          - keys:");
            lines.add("              publicKeys: k8s://kyverno/cosign-public-key");
        }
        return lines;
    }

    /** The expression that matches this text and nothing else. */
    private static String expression(String text) {
        return "^" + SPECIAL.matcher(text).replaceAll("\\\\$0") + "$";
    }

    private static String releases(String expression, String any) {
        return RELEASE.matcher(expression).replaceFirst("@refs/tags/" + any + "\\$");
    }

    /** As one word of a shell. */
    static String quoted(String text) {
        return HARMLESS.matcher(text).matches()
                ? text
                : text.chars()
                        .mapToObj(each -> each == '\'' ? "'\\''" : String.valueOf((char) each))
                        .collect(Collectors.joining("", "'", "'"));
    }
}
