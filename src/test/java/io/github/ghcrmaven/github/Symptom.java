// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.github;

import io.github.ghcrmaven.auth.GhcrToken;
import io.github.ghcrmaven.fault.Fault;
import io.github.ghcrmaven.fault.FaultException;
import io.github.ghcrmaven.http.UnavailableException;
import io.github.ghcrmaven.oci.Manifest;
import io.github.ghcrmaven.oci.MediaTypes;
import io.github.ghcrmaven.oci.Repository;
import io.github.ghcrmaven.oci.Tag;
import io.github.ghcrmaven.registry.Actions;
import io.github.ghcrmaven.registry.Blob;
import io.github.ghcrmaven.registry.Connecting;
import io.github.ghcrmaven.registry.Endpoint;
import io.github.ghcrmaven.registry.MemorySink;
import io.github.ghcrmaven.registry.RemoteRegistry;
import io.github.ghcrmaven.testing.InProcessGhcr;
import io.github.ghcrmaven.testing.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import okhttp3.HttpUrl;

/**
 * Something that people see, how it comes about, and what they should be told.
 *
 * @param name what they see
 * @param setUp makes the registry behave so
 * @param elsewhere whether the registry is another than GHCR
 * @param secret the token; empty where there is none
 * @param run the run of a workflow, where it is one
 * @param work what is asked of the registry
 * @param cause a part of what is said about the cause
 * @param fix a part of what is said to do
 * @param anchor the section of docs/errors.md
 */
record Symptom(
        String name,
        Consumer<InProcessGhcr> setUp,
        boolean elsewhere,
        String secret,
        Optional<ActionsRun> run,
        Work work,
        String cause,
        String fix,
        String anchor) {

    static final String PATH = "acme/charts/web";
    static final String USER = "octocat";

    private static final Blob CONFIG = Blob.of(MediaTypes.HELM_CONFIG, "web config", bytes("{\"name\":\"web\"}"));
    private static final Manifest MANIFEST =
            Manifest.of(CONFIG.descriptor(), List.of(CONFIG.descriptor()), new TreeMap<>());

    /** What is asked of a registry. */
    @FunctionalInterface
    interface Work {

        Work PUSH = (connecting, repository) -> {
            RemoteRegistry registry = connecting.open();
            registry.putBlob(repository, CONFIG, registry.openUpload(repository));
            registry.putManifest(repository.at(MANIFEST.digest()), MANIFEST);
        };

        Work BLOB = (connecting, repository) ->
                connecting.open().readBlob(repository, CONFIG.descriptor(), new MemorySink(1 << 10));

        Work READ = (connecting, repository) -> {
            Optional<byte[]> unused = connecting.open().read(repository.tagged(new Tag("1.0.0")));
        };

        Work PULL = (connecting, repository) -> READ.of(connecting.with(Actions.PULL), repository);

        void of(Connecting connecting, Repository repository) throws IOException;
    }

    static Symptom of(String name) {
        return new Symptom(name, ghcr -> {}, false, "", Optional.empty(), Work.PUSH, "", "", "");
    }

    Symptom refused(Refusal refusal) {
        return when(ghcr -> ghcr.refuse(PATH, refusal));
    }

    Symptom answered(String request, io.github.ghcrmaven.testing.Fault answer) {
        return when(ghcr -> ghcr.fault(request, answer, 99));
    }

    Symptom when(Consumer<InProcessGhcr> other) {
        return new Symptom(name, other, elsewhere, secret, run, work, cause, fix, anchor);
    }

    Symptom onAnotherRegistry() {
        return new Symptom(name, setUp, true, secret, run, work, cause, fix, anchor);
    }

    Symptom with(String token) {
        return new Symptom(name, setUp, elsewhere, token, run, work, cause, fix, anchor);
    }

    Symptom in(ActionsRun workflow) {
        return new Symptom(name, setUp, elsewhere, secret, Optional.of(workflow), work, cause, fix, anchor);
    }

    Symptom asking(Work other) {
        return new Symptom(name, setUp, elsewhere, secret, run, other, cause, fix, anchor);
    }

    Symptom isSaid(String why, String what, String section) {
        return new Symptom(name, setUp, elsewhere, secret, run, work, why, what, section);
    }

    /** Lets it come about, and returns what is said; {@code told} hears of each refusal. */
    Fault happen(Consumer<Situation> told) throws IOException {
        try (InProcessGhcr ghcr = InProcessGhcr.start()) {
            if (!secret.isEmpty()) {
                ghcr.account(USER, secret);
            }
            setUp.accept(ghcr);
            String host = elsewhere ? ghcr.host() : GhcrToken.HOST;
            Connecting connecting = Connecting.to(ghcr.host())
                    .with(new Endpoint(host, HttpUrl.get(ghcr.url())))
                    .with(refusal -> {
                        told.accept(new Situation(refusal, run));
                        return new RefusalTable(run).of(refusal);
                    });
            try {
                work.of(secret.isEmpty() ? connecting : connecting.with(USER, secret), new Repository(host, PATH));
            } catch (FaultException e) {
                ghcr.assertNoSecretIn(e.toString());
                return e.faults().get(0);
            } catch (UnavailableException e) {
                return e.fault();
            }
            throw new AssertionError("not refused: " + name + ", " + ghcr.steps());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
