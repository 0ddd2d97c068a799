// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import io.github.ghcrmaven.github.Symptom.Work;
import io.github.ghcrmaven.testing.Fault;
import io.github.ghcrmaven.testing.Refusal;
import java.util.List;

/** What was seen in the field, with GHCR's own words, and what is to be said about it. */
final class Symptoms {

    static final String CLASSIC = "ghp_" + "k9Qz".repeat(9);
    static final String FINE_GRAINED = "github_pat_11AAAAAAA0" + "w7Rt".repeat(8);
    static final String OAUTH = "gho_" + "m3Xv".repeat(9);
    static final String JOB = "ghs_" + "p5Yn".repeat(9);

    static final ActionsRun RUN =
            new ActionsRun("acme/web", "acme", ".github/workflows/release.yml", "publish", "/nowhere", false, false);
    static final ActionsRun FORK = new ActionsRun("acme/web", "acme", "", "", "", true, false);
    static final ActionsRun DEPENDABOT = new ActionsRun("acme/web", "acme", "", "", "", false, true);
    static final ActionsRun OF_SOMEBODY_ELSE = new ActionsRun("Umbrella/web", "Umbrella", "", "", "", false, false);

    private static final String NEW_TOKEN = "https://github.com/settings/tokens/new?scopes=write:packages";
    private static final String SETTINGS = "https://github.com/orgs/acme/packages/container/charts%2Fweb/settings\n"
            + "(a user's: https://github.com/users/acme/packages/container/charts%2Fweb/settings)";
    private static final String PERMISSIONS = "in .github/workflows/release.yml, job publish, add\n"
            + "  permissions:\n    packages: write\n    contents: read";

    private static final String UPLOAD = "POST upload 1";

    private Symptoms() {}

    static List<Symptom> all() {
        return List.of(
                Symptom.of("no credential at a laptop")
                        .isSaid(
                                "",
                                "a classic personal access token with write:packages as GHCR_TOKEN",
                                "no-credentials"),
                Symptom.of("no credential in a job")
                        .in(RUN)
                        .isSaid(
                                "",
                                "GITHUB_TOKEN: ${{ secrets.GITHUB_TOKEN }}\nand let it write packages: " + PERMISSIONS,
                                "no-credentials"),
                Symptom.of("no credential for another registry")
                        .onAnotherRegistry()
                        .isSaid("", "<server><id>127.0.0.1:", "no-credentials"),
                Symptom.of("a private package is read without a token")
                        .asking(Work.PULL)
                        .isSaid(
                                "acme/charts/web is not public, or there is no such package",
                                "read:packages",
                                "no-credentials"),
                Symptom.of("another registry lets nobody read without a token")
                        .onAnotherRegistry()
                        .asking(Work.PULL)
                        .isSaid("asks for credentials", "<server>", "no-credentials"),
                Symptom.of("a classic token is cut off")
                        .refused(Refusal.CREDENTIAL)
                        .with(CLASSIC.substring(0, 30))
                        .isSaid("it has 30 characters, a classic token has 40", NEW_TOKEN, "credentials-refused"),
                Symptom.of("a line break is copied along")
                        .refused(Refusal.CREDENTIAL)
                        .with(CLASSIC + "\n")
                        .isSaid("it has 41 characters, white space among them", NEW_TOKEN, "credentials-refused"),
                Symptom.of("a job's token is refused at the token service")
                        .refused(Refusal.CREDENTIAL)
                        .with(JOB)
                        .in(RUN)
                        .isSaid(
                                "a GITHUB_TOKEN dies with its job",
                                "${{ secrets.GITHUB_TOKEN }}",
                                "credentials-refused"),
                Symptom.of("a token of unknown kind is refused at the token service")
                        .refused(Refusal.CREDENTIAL)
                        .with("pa55phrase-of-octocat")
                        .isSaid(
                                "it has expired, was deleted or was not copied whole (it has 21",
                                NEW_TOKEN,
                                "credentials-refused"),
                Symptom.of("a classic token has expired")
                        .refused(Refusal.EXPIRED_CREDENTIAL)
                        .with(CLASSIC)
                        .isSaid("it has expired", NEW_TOKEN, "credentials-refused"),
                Symptom.of("a GITHUB_TOKEN is used after its job")
                        .refused(Refusal.EXPIRED_CREDENTIAL)
                        .with(JOB)
                        .isSaid("its job is over", "pass the token of the job that pushes", "credentials-refused"),
                Symptom.of("an OAuth token is revoked")
                        .refused(Refusal.EXPIRED_CREDENTIAL)
                        .with(OAUTH)
                        .isSaid("it has expired, was deleted", NEW_TOKEN, "credentials-refused"),
                Symptom.of("a fine-grained token is refused at the token service")
                        .refused(Refusal.CREDENTIAL)
                        .with(FINE_GRAINED)
                        .isSaid("takes classic tokens alone", NEW_TOKEN, "fine-grained-token"),
                Symptom.of("a fine-grained token is refused at an upload")
                        .refused(Refusal.TOKEN_SCOPES)
                        .with(FINE_GRAINED)
                        .isSaid("takes classic tokens alone", NEW_TOKEN, "fine-grained-token"),
                Symptom.of("a classic token lacks write:packages")
                        .refused(Refusal.TOKEN_SCOPES)
                        .with(CLASSIC)
                        .isSaid("lacks the scope write:packages", NEW_TOKEN, "token-scopes"),
                Symptom.of("the token of gh lacks write:packages")
                        .refused(Refusal.TOKEN_SCOPES)
                        .with(OAUTH)
                        .isSaid(
                                "lacks the scope write:packages",
                                "gh auth refresh -h github.com -s write:packages",
                                "token-scopes"),
                Symptom.of("a token is not authorised for single sign-on")
                        .refused(Refusal.SAML)
                        .with(CLASSIC)
                        .isSaid("acme wants single sign-on", "\"Configure SSO\"", "single-sign-on"),
                Symptom.of("a pull request from a fork")
                        .refused(Refusal.WRITE_ORGANIZATION_PACKAGE)
                        .with(JOB)
                        .in(FORK)
                        .isSaid(
                                "a pull request from a fork",
                                "|| github.event.pull_request.head.repo.full_name == github.repository",
                                "read-only-run"),
                Symptom.of("Dependabot's run")
                        .refused(Refusal.WRITE_ORGANIZATION_PACKAGE)
                        .with(JOB)
                        .in(DEPENDABOT)
                        .isSaid("Dependabot started the run", "if: github.actor != 'dependabot[bot]'", "read-only-run"),
                Symptom.of("a destination in somebody else's name")
                        .refused(Refusal.CREATE_ORGANIZATION_PACKAGE)
                        .with(JOB)
                        .in(OF_SOMEBODY_ELSE)
                        .isSaid(
                                "writes packages of umbrella alone; the destination is in the name of acme",
                                "-Dghcr.repository=umbrella/charts",
                                "other-owner"),
                Symptom.of("a job may not create a package")
                        .refused(Refusal.CREATE_ORGANIZATION_PACKAGE)
                        .with(JOB)
                        .in(RUN)
                        .isSaid(
                                "acme forbids workflows to create packages",
                                PERMISSIONS
                                        + "\nIf it is there already, acme's owners must allow it (https://github.com/organizations/acme/settings/packages",
                                "create-organization-package"),
                Symptom.of("a job may not write a package")
                        .refused(Refusal.WRITE_ORGANIZATION_PACKAGE)
                        .with(JOB)
                        .in(RUN)
                        .isSaid("the job may not write packages", PERMISSIONS, "write-organization-package"),
                Symptom.of("a repository has moved to another organisation")
                        .refused(Refusal.INSTALLATION)
                        .with(JOB)
                        .in(RUN)
                        .isSaid(
                                "the repository was moved",
                                "name acme/web anew under \"Manage Actions access\"",
                                "installation-gone"),
                Symptom.of("a package that was first pushed by hand, write_package")
                        .refused(Refusal.WRITE_PACKAGE)
                        .with(JOB)
                        .in(RUN)
                        .isSaid(
                                "does not know acme/web",
                                "add acme/web with the role Write:\n" + SETTINGS,
                                "package-access"),
                Symptom.of("a package that somebody may not write, write_package")
                        .refused(Refusal.WRITE_PACKAGE)
                        .with(CLASSIC)
                        .isSaid("whoever the token is of may not write it", SETTINGS, "package-access"),
                Symptom.of("a package that was first pushed by hand, read_package")
                        .refused(Refusal.READ_PACKAGE)
                        .with(JOB)
                        .in(RUN)
                        .isSaid(
                                "does not know acme/web",
                                "add acme/web with the role Write:\n" + SETTINGS,
                                "package-access"),
                Symptom.of("a package that somebody may not see, read_package")
                        .refused(Refusal.READ_PACKAGE)
                        .with(CLASSIC)
                        .isSaid("whoever the token is of may not write it", SETTINGS, "package-access"),
                Symptom.of("GHCR denies without a word")
                        .answered(UPLOAD, Fault.status(403))
                        .with(CLASSIC)
                        .isSaid("is not allowed this", "A classic token needs write:packages", "denied"),
                Symptom.of("a rate limit dressed as a denial")
                        .refused(Refusal.SECONDARY_RATE_LIMIT)
                        .with(JOB)
                        .isSaid("", "run it again in some minutes", "rate-limit"),
                Symptom.of("the rate limit of pushes")
                        .refused(Refusal.PUSH_RATE_LIMIT)
                        .with(CLASSIC)
                        .isSaid("", "run it again in some minutes", "rate-limit"),
                Symptom.of("the rate limit of pulls")
                        .refused(Refusal.PULL_RATE_LIMIT)
                        .with(CLASSIC)
                        .asking(Work.READ)
                        .isSaid("", "run it again in some minutes", "rate-limit"),
                Symptom.of("a rate limit by its code alone")
                        .answered(UPLOAD, error(400, "TOOMANYREQUESTS", "slow down"))
                        .with(CLASSIC)
                        .isSaid("", "run it again in some minutes", "rate-limit"),
                Symptom.of("GHCR forgets an upload")
                        .refused(Refusal.BLOB_UPLOAD_UNKNOWN)
                        .with(CLASSIC)
                        .isSaid("", "run it again", "unavailable"),
                Symptom.of("GHCR forgets a blob")
                        .refused(Refusal.MANIFEST_BLOB_UNKNOWN)
                        .with(CLASSIC)
                        .isSaid("", "run it again", "unavailable"),
                Symptom.of("the registry is down")
                        .answered(UPLOAD, Fault.status(503))
                        .with(CLASSIC)
                        .isSaid("", "run it again", "unavailable"),
                Symptom.of("a blob that is not there, or must not be read")
                        .with(CLASSIC)
                        .asking(Work.BLOB)
                        .isSaid(
                                "may not read it: registries answer both alike",
                                "whether ghcr.io/acme/charts/web@sha256:",
                                "not-found"),
                Symptom.of("a registry that creates no repositories by itself")
                        .answered(
                                UPLOAD,
                                error(404, "NAME_UNKNOWN", "The repository with name 'acme/charts/web' does not exist"))
                        .onAnotherRegistry()
                        .with("a-password")
                        .isSaid(
                                "wants a repository, or the project it belongs to",
                                "create acme/charts/web at 127.0.0.1:",
                                "not-found"),
                Symptom.of("a wrong password elsewhere, at the token service")
                        .refused(Refusal.CREDENTIAL)
                        .onAnotherRegistry()
                        .with("a-password")
                        .isSaid(
                                "the user name octocat or the password is wrong",
                                "valid for 127.0.0.1:",
                                "credentials-refused"),
                Symptom.of("a wrong password elsewhere")
                        .refused(Refusal.EXPIRED_CREDENTIAL)
                        .onAnotherRegistry()
                        .with(CLASSIC)
                        .isSaid(
                                "the user name octocat or the password is wrong",
                                "valid for 127.0.0.1:",
                                "credentials-refused"),
                Symptom.of("access denied elsewhere")
                        .refused(Refusal.ACCESS_DENIED)
                        .onAnotherRegistry()
                        .with(JOB)
                        .in(FORK)
                        .isSaid("is not allowed this", "let octocat push to acme/charts/web at 127.0.0.1:", "denied"),
                Symptom.of("a registry that takes no artifacts of this kind")
                        .answered(UPLOAD, error(405, "UNSUPPORTED", "The operation is unsupported."))
                        .with(CLASSIC)
                        .isSaid(
                                "foresees no such answer",
                                "is a registry that takes Helm charts",
                                "unexpected-answer"));
    }

    private static Fault error(int status, String code, String message) {
        return Fault.status(status).body("{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}]}");
    }
}
