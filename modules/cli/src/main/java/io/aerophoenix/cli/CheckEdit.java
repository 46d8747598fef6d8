package io.aerophoenix.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A health check from the command line, such as `http:8080/healthz,interval=5`; or `NAME-`, to take one away.
///
/// @param check as the region takes it; null to take the check of that name away
record CheckEdit(String name, @Nullable ObjectNode check) {
    private static final Pattern HTTP = Pattern.compile("http:([0-9]{1,5})(/.*)?");
    private static final Pattern TCP = Pattern.compile("tcp:([0-9]{1,5})");
    private static final Pattern EXEC = Pattern.compile("exec:(.*\\S.*)");
    private static final Pattern REMOVAL = Pattern.compile("([^:,=]+)-");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

    /// The options that are whole numbers, and what the region calls them.
    private static final Map<String, String> NUMBERS =
            Map.of(
                    "interval", "intervalSeconds",
                    "timeout", "timeoutSeconds",
                    "grace", "graceSeconds",
                    "failures", "failures",
                    "successes", "successes");

    /// Reads a check from one argument.
    static final class Converter implements ITypeConverter<CheckEdit> {
        @Override
        public CheckEdit convert(String text) {
            var removal = REMOVAL.matcher(text);
            if (removal.matches()) {
                return new CheckEdit(removal.group(1), null);
            }
            var parts = List.of(text.split(",", -1));
            var check = probe(parts.getFirst());
            parts.subList(1, parts.size()).forEach(option -> put(check, option));
            return new CheckEdit(check.path("name").asString(), check);
        }
    }

    private static ObjectNode probe(String text) {
        var http = HTTP.matcher(text);
        if (http.matches()) {
            var path = http.group(2) == null ? "/" : http.group(2);
            return onPort("http", http.group(1)).put("path", path);
        }
        var tcp = TCP.matcher(text);
        if (tcp.matches()) {
            return onPort("tcp", tcp.group(1));
        }
        var exec = EXEC.matcher(text);
        if (exec.matches()) {
            var check = named("exec", "exec");
            List.of("sh", "-c", exec.group(1).strip()).forEach(check.putArray("command")::add);
            return check;
        }
        throw new TypeConversionException(
                "'%s' is no check: those are http:PORT/PATH, tcp:PORT and exec:COMMAND, or NAME- to take one away"
                        .formatted(text));
    }

    private static ObjectNode onPort(String kind, String port) {
        return named(kind + "-" + port, kind).put("port", Integer.parseInt(port));
    }

    private static ObjectNode named(String name, String kind) {
        return Json.object().put("name", name).put("kind", kind);
    }

    private static void put(ObjectNode check, String option) {
        var equals = option.indexOf('=');
        var key = equals < 0 ? option : option.substring(0, equals);
        var value = option.substring(equals + 1);
        switch (key) {
            case "name", "then" -> check.put(key, value);
            case "method" -> check.put(key, value.toUpperCase(Locale.ROOT));
            default -> check.put(field(key, option), wholeNumber(key, value));
        }
    }

    private static String field(String key, String option) {
        var field = NUMBERS.get(key);
        if (field == null) {
            throw new TypeConversionException(
                    ("'%s' is no option of a check: those are name=, interval=, timeout=, grace=, failures=,"
                                    + " successes=, then= and method=; a check with a comma in it goes in a file (-f)")
                            .formatted(option));
        }
        return field;
    }

    private static int wholeNumber(String key, String value) {
        if (!WHOLE_NUMBER.matcher(value).matches()) {
            throw new TypeConversionException(
                    "'%s' is no whole number for a check's %s".formatted(value, key));
        }
        return Integer.parseInt(value);
    }

    /// Carries out edits of a spec's checks: one with a name that is there takes its place.
    static void all(ObjectNode spec, List<CheckEdit> edits) {
        if (!edits.isEmpty()) {
            var checks =
                    spec.path("checks") instanceof ArrayNode there
                            ? there
                            : spec.putArray("checks");
            edits.forEach(edit -> edit.carryOut(checks));
        }
    }

    private void carryOut(ArrayNode checks) {
        for (int i = 0; i < checks.size(); i++) {
            if (checks.path(i).path("name").asString("").equals(name)) {
                checks.remove(i);
                break;
            }
        }
        if (check != null) {
            checks.add(check);
        }
    }
}
