// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.schema;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.harrel.jsonschema.MessageProvider;
import io.github.ghcrmaven.go.Quoted;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What Helm says of a value that its schema does not allow (santhosh-tekuri/jsonschema v6, kind/kind.go). */
final class SchemaTexts implements MessageProvider {

    private static final List<String> TYPES =
            List.of("null", "boolean", "number", "integer", "string", "array", "object");

    private static final String RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
    private static final int LONGEST_FRACTION = 340;

    /** What stands for a list or a map. */
    private static final String COMPOUND = "value";

    @Override
    public String getMessage(String key, Object... args) {
        return switch (key) {
            case "type" -> "got " + (args[0].equals("integer") ? "number" : args[0]) + ", want " + types(args[1]);
            case "enum" -> oneOf((Collection<?>) args[1]);
            case "const" -> args[1].equals(COMPOUND) ? "'const' failed" : "value must be " + args[1];
            case "minLength", "maxLength" -> gotWant(key, length((String) args[0]), args[1]);
            case "pattern" -> quote((String) args[0]) + " does not match pattern " + quote((String) args[1]);
            case "contains" -> "no items match contains schema";
            case "minContains" -> "min " + args[1] + " items required to match contains schema" + matched(args[0]);
            case "maxContains" -> "max " + args[1] + " items required to match contains schema" + matched(args[0]);
            case "dependentSchemas", "ifThen", "ifElse" -> ""; // what they hold says it
            case "falseSchema" -> "false schema";
            case "not", "allOf", "anyOf" -> "'" + key + "' failed";
            case "oneOf" -> "'oneOf' failed, " + matching((List<?>) args[1]);
            case "$ref", "$dynamicRef", "$recursiveRef" ->
                "the reference " + quote(args[0].toString()) + " leads nowhere";
            default ->
                args.length == 2 && args[0] instanceof Number && args[1] instanceof Number
                        ? gotWant(key, args[0], args[1])
                        : key + " failed";
        };
    }

    private static String types(Object wanted) {
        return ((Collection<?>) wanted)
                .stream()
                        .map(String::valueOf)
                        .distinct()
                        .sorted((a, b) -> TYPES.indexOf(a) - TYPES.indexOf(b))
                        .collect(Collectors.joining(" or "));
    }

    private static String oneOf(Collection<?> wanted) {
        if (wanted.contains(COMPOUND)) {
            return "'enum' failed";
        }
        String values = wanted.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "value must be " + (wanted.size() == 1 ? "" : "one of ") + values;
    }

    private static String matching(List<?> indexes) {
        return indexes.isEmpty() ? "none matched" : "subschemas " + indexes.get(0) + ", " + indexes.get(1) + " matched";
    }

    private static String matched(Object count) {
        return count.equals(0) ? ", but none matched" : ", but matched " + count + " items";
    }

    private static String gotWant(String keyword, Object got, Object want) {
        return keyword + ": got " + number(got) + ", want " + number(want);
    }

    /** As golang.org/x/text prints a number in English: Go's %d, or its %v of the nearest float64. */
    private static String number(Object number) {
        DecimalFormat grouped = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        grouped.setMaximumFractionDigits(LONGEST_FRACTION);
        if (!(number instanceof BigDecimal decimal)) {
            return grouped.format(number);
        }
        BigDecimal nearest = new BigDecimal(Double.toString(decimal.doubleValue())).stripTrailingZeros();
        int exponent = nearest.precision() - nearest.scale() - 1;
        if (nearest.signum() == 0 || (exponent >= -4 && exponent < 6)) {
            return grouped.format(nearest);
        }
        return grouped.format(nearest.scaleByPowerOfTen(-exponent)) + "\u00d710" + raised(exponent);
    }

    private static String raised(int exponent) {
        return String.format(Locale.ROOT, "%s%02d", exponent < 0 ? "-" : "", Math.abs(exponent))
                .chars()
                .mapToObj(c -> c == '-' ? "\u207b" : RAISED.substring(c - '0', c - '0' + 1))
                .collect(Collectors.joining());
    }

    private static BigInteger length(String text) {
        return BigInteger.valueOf(text.codePointCount(0, text.length()));
    }

    /** A primitive as Go prints it; a number as it was written. */
    static String display(JsonElement value) {
        if (value.isJsonNull()) {
            return "<nil>";
        }
        if (!(value instanceof JsonPrimitive primitive)) {
            return COMPOUND;
        }
        return primitive.isString() ? quote(primitive.getAsString()) : primitive.getAsString();
    }

    static String quote(String text) {
        String quoted = Quoted.of(text);
        return "'"
                + quoted.substring(1, quoted.length() - 1).replace("\\\"", "\"").replace("'", "\\'") + "'";
    }

    static String quoted(Collection<String> names) {
        return names.stream().map(SchemaTexts::quote).collect(Collectors.joining(", "));
    }
}
