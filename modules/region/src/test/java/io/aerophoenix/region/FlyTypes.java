package io.aerophoenix.region;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What a client declares that answers are made of: for each type, the fields that it reads.
///
/// A field's type is `string`, `time` (RFC 3339), `integer`, `number`, `boolean`, `map` (of strings), or the name of another type, in
/// brackets for a list of it. After a `?` the field may be missing, or null.
///
/// @param types fields and their types, by the name of the type
/// @param missing fields that we have to leave out, such as `Machine.private_ip`
record FlyTypes(Map<String, Map<String, String>> types, Set<String> missing) {
    /// @param place where in the answer, for the failure's message
    void check(String type, JsonNode value, String place) {
        if (type.endsWith("?")) {
            if (!value.isMissingNode() && !value.isNull()) {
                check(type.substring(0, type.length() - 1), value, place);
            }
        } else if (type.startsWith("[")) {
            require(value.isArray(), type, value, place);
            var item = type.substring(1, type.length() - 1);
            for (int i = 0; i < value.size(); i++) {
                check(item, value.get(i), place + "/" + i);
            }
        } else {
            checkOne(type, value, place);
        }
    }

    private void checkOne(String type, JsonNode value, String place) {
        boolean fits =
                switch (type) {
                    case "string" -> value.isString();
                    case "time" -> value.isString() && isTime(value.asString());
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    case "map" ->
                            value.isObject() && value.valueStream().allMatch(JsonNode::isString);
                    default -> value.isObject();
                };
        require(fits, type, value, place);
        if (Character.isUpperCase(type.charAt(0))) {
            fieldsOf(type).forEach((field, its) -> checkField(type, field, its, value, place));
        }
    }

    private void checkField(String type, String field, String its, JsonNode value, String place) {
        boolean mayBeMissing = missing.contains(type + "." + field);
        check(mayBeMissing ? its + "?" : its, value.path(field), place + "/" + field);
    }

    private Map<String, String> fieldsOf(String type) {
        return Objects.requireNonNull(types.get(type), () -> "no type " + type);
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void require(boolean fits, String type, JsonNode value, String place) {
        if (!fits) {
            throw new AssertionError("no %s at %s: %s".formatted(type, place, value));
        }
    }
}
