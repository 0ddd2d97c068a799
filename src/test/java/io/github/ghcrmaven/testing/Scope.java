// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.testing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A repository and what may be done with it, as a token's scope names it: {@code repository:owner/name:pull,push}. */
record Scope(String repository, Set<String> actions) {
    private static final Pattern FORM = Pattern.compile("repository:([^:]+):([a-z*,]*)");

    Scope {
        actions = Set.copyOf(actions);
    }

    /** Of the {@code scope} parameters of a token request, each of which may hold several between spaces. */
    static List<Scope> ofParameters(List<String> parameters) {
        return parameters.stream()
                .flatMap(parameter -> Stream.of(parameter.split(" ")))
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .map(form -> new Scope(form.group(1), Set.of(form.group(2).split(","))))
                .toList();
    }

    boolean allows(String name, String action) {
        return repository.equals(name) && actions.contains(action);
    }

    @Override
    public String toString() {
        return new TreeSet<>(actions).stream().collect(Collectors.joining(",", "repository:" + repository + ":", ""));
    }
}
