// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.mojo;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * A value of a POM by its path, such as {@code scm.url} or {@code licenses[0].name}. Not Maven's evaluator of expressions:
 * that reaches the settings and the passwords of repositories, and replaces expressions in what it finds.
 */
final class ModelPath {

    private static final Pattern STEP = Pattern.compile("(?<name>\\w+)(?:\\[(?<index>\\d{1,6})])?");
    private static final String MODEL = Model.class.getPackageName();

    private ModelPath() {}

    /** The value at the path, where it is one text, number or file. */
    static Optional<String> read(Model model, String path) {
        Object value = model;
        for (String step : path.split("\\.", -1)) {
            Matcher parts = STEP.matcher(step);
            if (!parts.matches()) {
                return Optional.empty();
            }
            value = member(value, parts.group("name"));
            if (parts.group("index") != null) {
                value = element(value, Integer.parseInt(parts.group("index")));
            }
        }
        boolean scalar =
                value instanceof String || value instanceof Number || value instanceof Boolean || value instanceof File;
        return scalar ? Optional.of(String.valueOf(value)) : Optional.empty();
    }

    /** Of the classes of the model alone: a text has no members, and a class is none of a POM. */
    private static @Nullable Object member(@Nullable Object of, String name) {
        if (of == null || !of.getClass().getPackageName().equals(MODEL)) {
            return null;
        }
        try {
            String getter = "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            return of.getClass().getMethod(getter).invoke(of);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return null;
        }
    }

    private static @Nullable Object element(@Nullable Object of, int index) {
        return of instanceof List<?> list && index < list.size() ? list.get(index) : null;
    }
}
