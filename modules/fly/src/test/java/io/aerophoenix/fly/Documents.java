package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Which fields the documents of the original have, and of what type, from `documents.txt`. All of them are optional.
final class Documents {
    private static final Map<String, Map<String, String>> KNOWN = read();

    private Documents() {}

    /// Checks that a document has no field and no type that the original has not.
    static void check(String type, JsonNode document) {
        if (type.startsWith("[")) {
            assertThat(document.isArray()).as("%s is a list", document).isTrue();
            document.forEach(it -> check(type.substring(1, type.length() - 1), it));
            return;
        }
        var fields = KNOWN.get(type);
        if (fields == null) {
            assertThat(isOf(type, document)).as("%s is of type %s", document, type).isTrue();
        } else {
            checkFields(fields, document);
        }
    }

    private static void checkFields(Map<String, String> fields, JsonNode document) {
        assertThat(document.isObject()).as("%s is an object", document).isTrue();
        for (var field : document.properties()) {
            assertThat(fields).containsKey(field.getKey());
            check(fields.getOrDefault(field.getKey(), "none"), field.getValue());
        }
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "map" -> value.isObject() && value.valueStream().allMatch(JsonNode::isString);
            case "number" -> value.isNumber();
            case "object" -> value.isObject();
            case "string" -> value.isString();
            case "time" -> value.isString() && isTime(value.stringValue());
            default -> throw new AssertionError("there is no type " + type);
        };
    }

    /// RFC 3339, in UTC.
    private static boolean isTime(String text) {
        return text.endsWith("Z") && OffsetDateTime.parse(text) != null;
    }

    private static Map<String, Map<String, String>> read() {
        try (var in = Documents.class.getResourceAsStream("documents.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(": ", 2))
                    .collect(Collectors.toMap(it -> it[0], it -> fields(it[1])));
        } catch (IOException e) {
            throw new UncheckedIOException("documents.txt cannot be read", e);
        }
    }

    private static Map<String, String> fields(String text) {
        return Arrays.stream(text.split(", ", -1))
                .map(it -> it.split(" ", 2))
                .collect(Collectors.toMap(it -> it[0], it -> it[1]));
    }
}
