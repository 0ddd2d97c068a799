// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a plain YAML scalar means to Helm: YAML 1.1 as go-yaml v2 resolves it, single-letter booleans included, and the
 * text that a number or boolean becomes in a string field (sigs.k8s.io/yaml over go-yaml v2).
 */
public final class HelmScalars {

    private static final Map<String, Object> WORDS = new HashMap<>();
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Object NULL = new Object();

    /** From here on Go writes a number in JSON with an exponent. */
    private static final double LEAST_WITH_EXPONENT = 1e21;

    static {
        for (String word : List.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON")) {
            WORDS.put(word, true);
        }
        for (String word : List.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF")) {
            WORDS.put(word, false);
        }
        for (String word : List.of(".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF")) {
            WORDS.put(word, Double.POSITIVE_INFINITY);
        }
        for (String word : List.of("-.inf", "-.Inf", "-.INF")) {
            WORDS.put(word, Double.NEGATIVE_INFINITY);
        }
        for (String word : List.of(".nan", ".NaN", ".NAN")) {
            WORDS.put(word, Double.NaN);
        }
        for (String word : List.of("", "~", "null", "Null", "NULL")) {
            WORDS.put(word, NULL);
        }
    }

    private HelmScalars() {}

    /** The value of a plain scalar: String, BigInteger, Double, Boolean, or null. */
    public static @Nullable Object resolve(String plain) {
        Object word = WORDS.get(plain);
        if (word != null) {
            return word == NULL ? null : word;
        }
        if ("+-.0123456789".indexOf(plain.charAt(0)) < 0 || !plain.chars().allMatch(c -> c < 0x80)) {
            return plain; // BigInteger would read the digits of every script
        }
        if (plain.startsWith(".")) {
            return number(plain, plain); // go-yaml drops underscores after a sign or a digit alone
        }
        String digits = plain.replace("_", "");
        BigInteger integer = integer(digits);
        if (integer != null) {
            return integer;
        }
        return number(digits, plain);
    }

    /** The number, or the text itself where it is none or too large to be one. */
    private static Object number(String digits, String plain) {
        Double number = FLOAT.matcher(digits).matches() ? Double.valueOf(digits) : null;
        return number == null || number.isInfinite() ? plain : number;
    }

    /** Go's ParseInt with base 0: the prefix tells the base, a bare leading zero is octal; 64 bits, signed or not. */
    private static @Nullable BigInteger integer(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        int base = 10;
        String lower = digits.toLowerCase(Locale.ROOT);
        if (lower.startsWith("0x")) {
            base = 16;
        } else if (lower.startsWith("0b")) {
            base = 2;
        } else if (lower.startsWith("0o") || (lower.startsWith("0") && lower.length() > 1)) {
            base = 8;
        }
        String number = base == 10 ? digits : digits.substring(base == 8 && !lower.startsWith("0o") ? 1 : 2);
        if (number.isEmpty() || number.startsWith("-") || number.startsWith("+")) {
            return null;
        }
        try {
            BigInteger value = new BigInteger(number, base);
            BigInteger signed = negative ? value.negate() : value;
            return signed.bitLength() <= (negative ? 63 : 64) ? signed : null;
        } catch (NumberFormatException e) {
            return null; // such as 08: the float rule decides
        }
    }

    /** What the value becomes in a field of type string; null stays null. */
    public static @Nullable String text(@Nullable Object value) {
        return value instanceof Double number ? floatText(number) : value == null ? null : value.toString();
    }

    /**
     * A number of an untyped field as Helm writes it: it has been JSON before, where all numbers are doubles, and YAML again,
     * where those without a fraction are integers of 64 bits, if they fit.
     */
    static String number(Number number) {
        double value = number.doubleValue();
        if (value == Math.rint(value) && Math.abs(value) < LEAST_WITH_EXPONENT) {
            BigInteger integer = new BigDecimal(value).toBigInteger();
            if (integer.bitLength() <= (integer.signum() < 0 ? 63 : 64)) {
                return integer.toString();
            }
        }
        return decimal(value, HelmScalars::isSameDouble);
    }

    private static boolean isSameDouble(BigDecimal candidate, double value) {
        return candidate.doubleValue() == value;
    }

    private static boolean isSameFloat(BigDecimal candidate, double value) {
        return candidate.floatValue() == (float) value;
    }

    /** Go's FormatFloat(v, 'g', -1, 32): the shortest digits that give the same 32-bit float. */
    private static String floatText(double value) {
        float rounded = (float) value;
        if (Float.isNaN(rounded) || Float.isInfinite(rounded)) {
            return Float.isNaN(rounded) ? "NaN" : rounded > 0 ? "+Inf" : "-Inf";
        }
        if (rounded == 0) {
            return Float.floatToRawIntBits(rounded) < 0 ? "-0" : "0";
        }
        return decimal(rounded, HelmScalars::isSameFloat);
    }

    /** The shortest digits that are the same number, with an exponent where Go's form 'g' has one. */
    private static String decimal(double value, BiPredicate<BigDecimal, Double> isSame) {
        String sign = value < 0 ? "-" : "";
        BigDecimal shortest = shortest(Math.abs(value), isSame);
        String digits = shortest.unscaledValue().toString();
        int exponent = digits.length() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 6) {
            return sign + shortest.toPlainString();
        }
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return String.format(
                Locale.ROOT,
                "%s%s%se%s%02d",
                sign,
                digits.charAt(0),
                fraction,
                exponent < 0 ? "-" : "+",
                Math.abs(exponent));
    }

    private static BigDecimal shortest(double value, BiPredicate<BigDecimal, Double> isSame) {
        BigDecimal exact = new BigDecimal(value);
        int precision = 1;
        while (!isSame.test(exact.round(new MathContext(precision, RoundingMode.HALF_EVEN)), value)) {
            precision++;
        }
        return exact.round(new MathContext(precision, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }
}
