package io.aerophoenix.fly.internal;

import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The fields of one JSON object as this API reads them: what is not known is passed over, `null` is nothing, and the first
/// value of the wrong kind ends the reading.
///
/// @param json an object
/// @param path where it stands in the request, with a dot at its end; empty for the whole
record ConfigFields(JsonNode json, String path) {
    static final ConfigFields NONE = new ConfigFields(JsonNodeFactory.instance.objectNode(), "");

    /// @throws MalformedException when it is no object
    static ConfigFields of(JsonNode json) {
        if (!json.isObject()) {
            throw mismatch(json, "the body", "object");
        }
        return new ConfigFields(json, "");
    }

    boolean has(String field) {
        return value(field) != null;
    }

    /// Null when there is none.
    @Nullable JsonNode value(String field) {
        var value = json.get(field);
        return value == null || value.isNull() ? null : value;
    }

    /// Null when there is none, or an empty one.
    @Nullable String text(String field) {
        var value = value(field);
        var text = value == null ? "" : text(field, value);
        return text.isEmpty() ? null : text;
    }

    String text(String field, String otherwise) {
        var text = text(field);
        return text == null ? otherwise : text;
    }

    boolean on(String field) {
        var value = value(field);
        if (value != null && !value.isBoolean()) {
            throw mismatch(value, path + field, "boolean");
        }
        return value != null && value.booleanValue();
    }

    /// Null when there is none.
    @Nullable Long whole(String field) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw mismatch(value, path + field, "integer");
        }
        return value.longValue();
    }

    long whole(String field, long otherwise) {
        var whole = whole(field);
        return whole == null ? otherwise : whole;
    }

    /// A whole number within bounds.
    ///
    /// @throws io.aerophoenix.http.RefusedException when it is beyond them
    long whole(String field, long least, long most, long otherwise) {
        var whole = whole(field, otherwise);
        if (whole < least || whole > most) {
            throw Faults.refusal(
                    path + field, "must be a whole number from %d to %d".formatted(least, most));
        }
        return whole;
    }

    /// Null when there is none.
    @Nullable Duration duration(String field) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isString() && !value.isIntegralNumber()) {
            throw mismatch(value, path + field, "duration");
        }
        return checked(field, () -> GoDuration.of(value));
    }

    Duration duration(String field, Duration otherwise) {
        var duration = duration(field);
        return duration == null ? otherwise : duration;
    }

    /// The fields of an object within this one; none when there is none.
    ConfigFields within(String field) {
        var value = value(field);
        return value == null ? NONE : object(field, value);
    }

    List<ConfigFields> objects(String field) {
        var objects = new ArrayList<ConfigFields>();
        for (var item : items(field)) {
            objects.add(object("%s[%d]".formatted(field, objects.size()), item));
        }
        return objects;
    }

    List<String> texts(String field) {
        var texts = new ArrayList<String>();
        for (var item : items(field)) {
            texts.add(text("%s[%d]".formatted(field, texts.size()), item));
        }
        return texts;
    }

    /// The texts of an object by their names, in its order; without those that are `null`.
    Map<String, String> textMap(String field) {
        var texts = new LinkedHashMap<String, String>();
        within(field)
                .json
                .properties()
                .forEach(entry -> {
                    var where = field + "." + entry.getKey();
                    Texts.objection(entry.getKey()).ifPresent(it -> refuse(where, it));
                    if (!entry.getValue().isNull()) {
                        texts.put(entry.getKey(), text(where, entry.getValue()));
                    }
                });
        return texts;
    }

    /// The objects of an object by their names, in its order.
    Map<String, ConfigFields> objectMap(String field) {
        var objects = new LinkedHashMap<String, ConfigFields>();
        within(field)
                .json
                .properties()
                .forEach(entry ->
                        objects.put(
                                entry.getKey(),
                                object(field + "." + entry.getKey(), entry.getValue())));
        return objects;
    }

    /// What a value's own check objects to is refused.
    <T> T checked(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw Faults.refusal(path + field, String.valueOf(e.getMessage()));
        }
    }

    private Iterable<JsonNode> items(String field) {
        var value = value(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw mismatch(value, path + field, "list");
        }
        return value.values();
    }

    private ConfigFields object(String field, JsonNode value) {
        if (!value.isObject()) {
            throw mismatch(value, path + field, "object");
        }
        return new ConfigFields(value, path + field + ".");
    }

    private String text(String field, JsonNode value) {
        if (!value.isString()) {
            throw mismatch(value, path + field, "string");
        }
        Texts.objection(value.stringValue()).ifPresent(it -> refuse(field, it));
        return value.stringValue();
    }

    private void refuse(String field, String objection) {
        throw Faults.refusal(path + field, objection);
    }

    /// Begins as the original's do.
    static MalformedException mismatch(JsonNode value, String where, String wanted) {
        return new MalformedException(
                "json: cannot unmarshal %s into %s of type %s"
                        .formatted(kindOf(value), where, wanted));
    }

    private static String kindOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "bool";
            case NUMBER -> "number";
            case STRING -> "string";
            case NULL, MISSING -> "null";
            case OBJECT, BINARY, POJO -> "object";
        };
    }
}
