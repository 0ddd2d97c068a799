// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

/**
 * Where refusals come from. The names in braces are given their values by {@link Situation}.
 *
 * @param why where it comes from, as far as the refusal shows it
 * @param fix what to do
 * @param anchor the section of {@code docs/errors.md}, which is made of this
 */
record Cause(String why, String fix, String anchor) {

    private static final String CLASSIC_TOKEN = "https://github.com/settings/tokens/new?scopes=write:packages";

    private static final String PERMISSIONS = "in {job}, add\n  permissions:\n    packages: write\n    contents: read";

    private static final String STEP_ENV = "  env:\n    GITHUB_TOKEN: ${{ secrets.GITHUB_TOKEN }}";

    private static final String SETTINGS = "https://github.com/orgs/{owner}/packages/container/{package}/settings\n"
            + "(a user's: https://github.com/users/{owner}/packages/container/{package}/settings)";

    static final Cause STEP_WITHOUT_TOKEN = new Cause(
            "A step sees the job's token only where the workflow passes it.",
            "pass it to the step that runs Maven,\n" + STEP_ENV + "\nand let it write packages: " + PERMISSIONS
                    + "\nOr pass a classic token as GHCR_TOKEN.",
            "no-credentials");

    static final Cause NO_CREDENTIALS_FOR_GHCR = new Cause(
            "GHCR lets nobody push without a token.",
            "set one of them. At a laptop: a classic personal access token with write:packages as GHCR_TOKEN,\n"
                    + CLASSIC_TOKEN,
            "no-credentials");

    static final Cause NO_CREDENTIALS = new Cause(
            "{host} asks for credentials.",
            "set one of them. In settings.xml: <server><id>{host}</id> with <username> and <password>",
            "no-credentials");

    static final Cause NOT_PUBLIC = new Cause(
            "{path} is not public, or there is no such package: without a token GHCR answers both alike.",
            "set a token: a classic personal access token with read:packages as GHCR_TOKEN,\n"
                    + "https://github.com/settings/tokens/new?scopes=read:packages; in a workflow GITHUB_TOKEN",
            "no-credentials");

    static final Cause FINE_GRAINED_TOKEN = new Cause(
            "It is a fine-grained token. GitHub Packages takes classic tokens alone, and in a workflow GITHUB_TOKEN.",
            "put a classic token with write:packages in its place: " + CLASSIC_TOKEN,
            "fine-grained-token");

    static final Cause CLASSIC_TOKEN_REFUSED = new Cause(
            "Likely: it has expired, was deleted or was not copied whole (it has {length}, a classic token has 40).",
            "look at https://github.com/settings/tokens, and put a new one with write:packages in its place: "
                    + CLASSIC_TOKEN,
            "credentials-refused");

    static final Cause JOB_TOKEN_REFUSED = new Cause(
            "Likely: its job is over, since a GITHUB_TOKEN dies with its job; or a GitHub Enterprise Server made it.",
            "pass the token of the job that pushes to the step that runs Maven,\n" + STEP_ENV
                    + "\nor a classic token as GHCR_TOKEN",
            "credentials-refused");

    static final Cause TOKEN_REFUSED = new Cause(
            "Likely: it has expired, was deleted or was not copied whole (it has {length}).",
            "put a classic token with write:packages in its place: " + CLASSIC_TOKEN,
            "credentials-refused");

    static final Cause CREDENTIALS_REFUSED = new Cause(
            "Likely: the user name {user} or the password is wrong, or has expired.",
            "look whether both are complete and valid for {host}, and put new ones in their place",
            "credentials-refused");

    static final Cause SCOPES = new Cause(
            "The token lacks the scope write:packages.",
            "add it at https://github.com/settings/tokens, or make a new token: " + CLASSIC_TOKEN,
            "token-scopes");

    static final Cause SCOPES_OF_GH = new Cause(
            "The token lacks the scope write:packages, which gh does not ask for by itself.",
            "run\n  gh auth refresh -h github.com -s write:packages\nand the build again",
            "token-scopes");

    static final Cause SINGLE_SIGN_ON = new Cause(
            "{owner} wants single sign-on, and the token is not authorised for it.",
            "at https://github.com/settings/tokens choose \"Configure SSO\" at the token, and authorise {owner}",
            "single-sign-on");

    static final Cause FORK = new Cause(
            "The run is of a pull request from a fork. GitHub gives it a token that only reads, whatever the workflow asks for.",
            "leave such runs out: at the job or step that publishes, add\n  if: github.event_name != 'pull_request' ||"
                    + " github.event.pull_request.head.repo.full_name == github.repository\n"
                    + "Nothing in the workflow can make the token write.",
            "read-only-run");

    static final Cause DEPENDABOT = new Cause(
            "Dependabot started the run. Unless the job says otherwise, its token only reads.",
            "leave its runs out: at the job or step that publishes, add\n  if: github.actor != 'dependabot[bot]'\n"
                    + "or, to publish in them too, " + PERMISSIONS
                    + "\nSecrets other than those of Dependabot it does not see.",
            "read-only-run");

    static final Cause OTHER_OWNER = new Cause(
            "The token is of {run-repository} and writes packages of {run-owner} alone; the destination is in the name of"
                    + " {owner}.",
            "correct <repository> (-Dghcr.repository={run-owner}/charts),\n"
                    + "or pass a classic token of somebody who may write there as GHCR_TOKEN: "
                    + CLASSIC_TOKEN,
            "other-owner");

    static final Cause MAY_NOT_CREATE = new Cause(
            "Likely: the job may not write packages, or {owner} forbids workflows to create packages.",
            PERMISSIONS + "\nIf it is there already, {owner}'s owners must allow it"
                    + " (https://github.com/organizations/{owner}/settings/packages,\n"
                    + "https://github.com/organizations/{owner}/settings/actions), or pass a classic token as GHCR_TOKEN.",
            "create-organization-package");

    static final Cause MAY_NOT_WRITE = new Cause(
            "Likely: the job may not write packages, or {owner} forbids it to workflows.",
            PERMISSIONS + "\nIf it is there already, {owner}'s owners must allow it"
                    + " (https://github.com/organizations/{owner}/settings/actions),\n"
                    + "or pass a classic token as GHCR_TOKEN.",
            "write-organization-package");

    static final Cause INSTALLATION_GONE = new Cause(
            "Likely: the repository was moved to another owner, and the package is tied to where it was.",
            "name {run-repository} anew under \"Manage Actions access\" in the package's settings:\n" + SETTINGS
                    + "\nUntil then a classic token as GHCR_TOKEN pushes.",
            "installation-gone");

    static final Cause NOT_LINKED = new Cause(
            "Likely: the package was first pushed by hand or from another repository, and does not know {run-repository}.",
            "under \"Manage Actions access\" in the package's settings add {run-repository} with the role Write:\n"
                    + SETTINGS,
            "package-access");

    static final Cause NO_ROLE = new Cause(
            "Likely: the package exists, and whoever the token is of may not write it.",
            "give them the role Write under \"Manage access\" in the package's settings, or use another token:\n"
                    + SETTINGS,
            "package-access");

    static final Cause DENIED_BY_GHCR = new Cause(
            "The token is good, and is not allowed this.",
            "for a workflow, " + PERMISSIONS
                    + "\nA classic token needs write:packages, and its owner a role on the package:\n" + SETTINGS,
            "denied");

    static final Cause DENIED = new Cause(
            "The credential is good, and is not allowed this.",
            "let {user} push to {path} at {host}, or use the credential of somebody who may",
            "denied");

    static final Cause NOT_FOUND = new Cause(
            "There is no such thing there, or this credential may not read it: registries answer both alike.",
            "see whether {target} is spelled as it was pushed, in lower case;\n"
                    + "if it is, let the credential read it at {host}",
            "not-found");

    static final Cause NO_REPOSITORY_THERE = new Cause(
            "{host} wants a repository, or the project it belongs to, to be there before anything is pushed to it.",
            "create {path} at {host}, or correct <repository>",
            "not-found");

    static final Cause RATE_LIMIT_AS_DENIAL = new Cause(
            "{host} limits how much is done in a short time. It answers 403, and the permission is not what is wrong.",
            "run it again in some minutes; nothing is left half done",
            "rate-limit");

    static final Cause RATE_LIMIT = new Cause(
            "{host} limits how often it is asked.",
            "run it again in some minutes; nothing is left half done",
            "rate-limit");

    static final Cause UNAVAILABLE = new Cause(
            "{host} cannot serve just now, though it was asked several times.",
            "run it again; nothing is left half done",
            "unavailable");

    static final Cause UNEXPECTED_ANSWER = new Cause(
            "The protocol foresees no such answer at this step.",
            "see whether {host} is a registry that takes Helm charts (OCI artifacts)",
            "unexpected-answer");
}
