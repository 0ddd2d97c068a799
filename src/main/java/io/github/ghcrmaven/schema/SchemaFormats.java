// SPDX-License-Identifier: Apache-2.0
package io.github.ghcrmaven.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.ghcrmaven.go.Quoted;
import io.github.ghcrmaven.go.RequestUrl;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The formats of a text that Helm's validator knows (santhosh-tekuri/jsonschema v6, format.go); one it does not know is
 * not looked at. A problem is told in its words, except those of Go's own parsers; {@code ""} is none.
 */
final class SchemaFormats {

    private static final Map<String, UnaryOperator<String>> FORMATS = Map.ofEntries(
            Map.entry("date", SchemaTimes::date),
            Map.entry("date-time", SchemaTimes::dateTime),
            Map.entry("duration", SchemaTimes::duration),
            Map.entry("email", SchemaFormats::email),
            Map.entry("hostname", SchemaFormats::hostname),
            Map.entry("ipv4", SchemaFormats::ipv4),
            Map.entry("ipv6", SchemaFormats::ipv6),
            Map.entry("iri", SchemaFormats::uri),
            Map.entry("iri-reference", SchemaFormats::uriReference),
            Map.entry("json-pointer", SchemaFormats::jsonPointer),
            Map.entry("period", SchemaTimes::period),
            Map.entry("regex", SchemaFormats::regex),
            Map.entry("relative-json-pointer", SchemaFormats::relativeJsonPointer),
            Map.entry("semver", SchemaFormats::semver),
            Map.entry("time", SchemaTimes::time),
            Map.entry("uri", SchemaFormats::uri),
            Map.entry("uri-reference", SchemaFormats::uriReference),
            Map.entry("uuid", SchemaFormats::uuid));

    private static final String IDENTIFIER = "[0-9A-Za-z-]+";

    private SchemaFormats() {}

    static String problem(String format, String text) {
        UnaryOperator<String> check = FORMATS.get(format);
        return check == null ? "" : check.apply(text);
    }

    static String regex(String text) {
        try {
            Pattern unused = Pattern.compile(text);
            return "";
        } catch (PatternSyntaxException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String ipv4(String text) {
        List<String> groups = List.of(text.split("\\.", -1));
        if (groups.size() != 4) {
            return "expected four decimals";
        }
        for (String group : groups) {
            if (group.length() > 1 && group.startsWith("0")) {
                return "leading zeros";
            }
            if (group.isEmpty() || !group.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return "strconv.Atoi: parsing " + Quoted.of(group) + ": invalid syntax";
            }
            if (group.length() > 3 || Integer.parseInt(group) > 255) {
                return "decimal must be between 0 and 255";
            }
        }
        return "";
    }

    private static String ipv6(String text) {
        if (!text.contains(":")) {
            return "missing colon";
        }
        String refused = "ParseAddr(" + Quoted.of(text) + "): unable to parse IP";
        int tail = text.lastIndexOf(':') + 1;
        boolean mixed = text.indexOf('.', tail) >= 0;
        if (mixed && !ipv4(text.substring(tail)).isEmpty()) {
            return refused;
        }
        String groups = mixed ? text.substring(0, tail) + "0:0" : text;
        int gap = groups.indexOf("::");
        if (gap >= 0 && groups.indexOf("::", gap + 1) >= 0) {
            return refused;
        }
        int count = 0;
        for (String side : gap < 0 ? List.of(groups) : List.of(groups.substring(0, gap), groups.substring(gap + 2))) {
            if (!side.isEmpty() || gap < 0) {
                List<String> parts = List.of(side.split(":", -1));
                count += parts.size();
                if (!parts.stream().allMatch(part -> part.matches("[0-9a-fA-F]{1,4}"))) {
                    return refused;
                }
            }
        }
        return gap < 0 ? (count == 8 ? "" : refused) : (count < 8 ? "" : refused);
    }

    private static String hostname(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (bytes(name) > 253) {
            return "more than 253 characters long";
        }
        for (String label : name.split("\\.", -1)) {
            if (label.isEmpty() || bytes(label) > 63) {
                return "label must be 1 to 63 characters long";
            } else if (label.startsWith("-")) {
                return "label starts with hyphen";
            } else if (label.endsWith("-")) {
                return "label ends with hyphen";
            }
            String odd = firstBut(label, "[a-zA-Z0-9-]");
            if (!odd.isEmpty()) {
                return "invalid character '" + odd + "'";
            }
        }
        return "";
    }

    private static String email(String text) {
        int at = text.lastIndexOf('@');
        if (bytes(text) > 254) {
            return "more than 255 characters long";
        } else if (at < 0) {
            return "missing @";
        }
        String local = text.substring(0, at);
        String domain = text.substring(at + 1);
        String problem = bytes(local) > 64 ? "local part more than 64 characters long" : local(local);
        if (!problem.isEmpty()) {
            return problem;
        }
        if (domain.startsWith("[") && domain.endsWith("]")) {
            String address = domain.substring(1, Math.max(1, domain.length() - 1));
            boolean six = address.startsWith("IPv6:");
            String wrong = six ? ipv6(address.substring(5)) : ipv4(address);
            return wrong.isEmpty() ? "" : "invalid ipv" + (six ? 6 : 4) + " address: " + wrong;
        }
        String wrong = hostname(domain);
        return wrong.isEmpty() ? "" : "invalid domain: " + wrong;
    }

    private static String local(String local) {
        if (local.length() > 1 && local.startsWith("\"") && local.endsWith("\"")) {
            String quoted = local.substring(1, local.length() - 1);
            return quoted.contains("\\") || quoted.contains("\"")
                    ? "backslash and quote are not allowed within quoted local part"
                    : "";
        } else if (local.startsWith(".")) {
            return "starts with dot";
        } else if (local.endsWith(".")) {
            return "ends with dot";
        } else if (local.contains("..")) {
            return "consecutive dots";
        }
        String odd = firstBut(local, "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]");
        return odd.isEmpty() ? "" : "invalid character '" + odd + "'";
    }

    private static String uuid(String text) {
        int[] lengths = {8, 4, 4, 4, 12};
        String[] groups = text.split("-", -1);
        if (groups.length != lengths.length) {
            return "must have 5 elements";
        }
        for (int i = 0; i < lengths.length; i++) {
            if (bytes(groups[i]) != lengths[i]) {
                return "element " + (i + 1) + " must be " + lengths[i] + " characters long";
            }
            String odd = firstBut(groups[i], "[0-9a-fA-F]");
            if (!odd.isEmpty()) {
                return "non-hex character '" + odd + "'";
            }
        }
        return "";
    }

    private static String jsonPointer(String text) {
        if (text.isEmpty()) {
            return "";
        } else if (!text.startsWith("/")) {
            return "not starting with /";
        }
        return text.replaceAll("~[01]", "").contains("~") ? "~ must be followed by 0 or 1" : "";
    }

    private static String relativeJsonPointer(String text) {
        String digits = text.replaceFirst("(?s)^([0-9]*).*", "$1");
        if (digits.isEmpty()) {
            return "must start with non-negative integer";
        } else if (digits.length() > 1 && digits.startsWith("0")) {
            return "starts with zero";
        }
        String rest = text.substring(digits.length());
        return rest.equals("#") ? "" : jsonPointer(rest);
    }

    /** Go's url.Parse, and a scheme. */
    private static String uri(String text) {
        String problem = url(text);
        return problem.isEmpty() && !hasScheme(text) ? "relative url" : problem;
    }

    private static String uriReference(String text) {
        return text.contains("\\") ? "contains \\" : url(text);
    }

    private static String url(String text) {
        int hash = text.indexOf('#');
        String address = hash < 0 ? text : text.substring(0, hash);
        String refused = "parse " + Quoted.of(text) + ": not a URL";
        if (hash >= 0 && text.substring(hash).matches("(?s).*%(?![0-9a-fA-F]{2}).*")) {
            return refused;
        }
        if (hasScheme(address)) {
            return RequestUrl.isValid(address) ? "" : refused;
        }
        // a path: what is valid below a host is valid without one
        String path = address.startsWith("//") ? address : "//h/" + address;
        boolean colonFirst = address.replaceFirst("(?s)[/?].*", "").contains(":");
        return !colonFirst && RequestUrl.isValid("x:" + path) ? "" : refused;
    }

    private static boolean hasScheme(String text) {
        return text.matches("(?s)[a-zA-Z][a-zA-Z0-9+.-]*:.*");
    }

    private static String semver(String text) {
        int plus = text.indexOf('+');
        String build = plus < 0 ? "0" : text.substring(plus + 1);
        String version = plus < 0 ? text : text.substring(0, plus);
        int hyphen = version.indexOf('-');
        String preRelease = hyphen < 0 ? "0" : version.substring(hyphen + 1);
        String core = hyphen < 0 ? version : version.substring(0, hyphen);
        if (build.isEmpty()) {
            return "build is empty";
        }
        for (String identifier : build.split("\\.", -1)) {
            if (!identifier.matches(IDENTIFIER)) {
                return "build identifier " + Quoted.of(identifier) + " is not valid";
            }
        }
        for (String identifier : preRelease.split("\\.", -1)) {
            if (!identifier.matches(IDENTIFIER)) {
                return "pre-release identifier " + Quoted.of(identifier) + " is not valid";
            } else if (identifier.matches("0[0-9]+")) {
                return "pre-release numeric identifier starts with zero";
            }
        }
        String[] numbers = core.split("\\.", -1);
        if (numbers.length != 3) {
            return "versionCore must have 3 numbers separated by dot";
        }
        for (int i = 0; i < 3; i++) {
            String name = List.of("major", "minor", "patch").get(i);
            if (numbers[i].isEmpty()) {
                return name + " is empty";
            } else if (numbers[i].length() > 1 && numbers[i].startsWith("0")) {
                return name + " starts with zero";
            } else if (!numbers[i].matches("[0-9]+")) {
                return name + " contains non-digit";
            }
        }
        return "";
    }

    /** The first character that is none of a class; {@code ""} where all are. */
    private static String firstBut(String text, String characters) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .filter(character -> !character.matches(characters))
                .findFirst()
                .map(character -> character.equals("'") ? "\\'" : character)
                .orElse("");
    }

    private static int bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
