package io.aerophoenix.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of one JSON object, asked for one by one. What is wrong with one is noted, and the reading goes on; what
/// was never asked for is noted in the end.
///
/// `null` is the same as nothing.
public final class Fields {
    private static final int MOST_ENTRIES = 256;

    private final @Nullable JsonNode object;
    private final String prefix;
    private final Faults faults;
    private final Set<String> asked = new HashSet<>();

    private Fields(@Nullable JsonNode object, String prefix, Faults faults) {
        this.object = object;
        this.prefix = prefix;
        this.faults = faults;
    }

    public static Fields of(JsonNode json, Faults faults) {
        if (!json.isObject()) {
            faults.add("body", "must be a JSON object");
            return new Fields(null, "", faults);
        }
        return new Fields(json, "", faults);
    }

    public String path(String field) {
        return prefix + field;
    }

    /// The fields of an object within this one; of an empty one when there is none.
    public Fields within(String field) {
        var value = value(field);
        if (value != null && !value.isObject()) {
            faults.add(path(field), "must be an object");
            value = null;
        }
        return new Fields(value, path(field) + ".", faults);
    }

    /// The same, where there must be one.
    public Fields requiredWithin(String field) {
        if (object != null && value(field) == null) {
            faults.add(path(field), "is required");
        }
        return within(field);
    }

    /// The objects of a list, each with its fields.
    public List<Fields> objects(String field, int most) {
        var value = value(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            faults.add(path(field), "must be a list of %d objects at most".formatted(most));
            return List.of();
        }
        var objects = new ArrayList<Fields>();
        for (int i = 0; i < value.size(); i++) {
            var path = "%s[%d]".formatted(path(field), i);
            if (value.get(i).isObject()) {
                objects.add(new Fields(value.get(i), path + ".", faults));
            } else {
                faults.add(path, "must be an object");
            }
        }
        return objects;
    }

    /// Null when there is none, or none that will do.
    public @Nullable String text(String field) {
        var value = value(field);
        return value == null ? null : text(path(field), value);
    }

    public @Nullable String requiredText(String field) {
        if (object == null) {
            return null;
        }
        var value = value(field);
        if (value == null || (value.isString() && value.stringValue().isEmpty())) {
            faults.add(path(field), "is required");
            return null;
        }
        return text(path(field), value);
    }

    /// A text of any characters; empty when there is none, or none that will do.
    public String input(String field, int maxBytes) {
        var value = value(field);
        if (value == null) {
            return "";
        }
        var objection =
                value.isString()
                        ? Texts.objectionToLength(value.stringValue(), maxBytes)
                        : Optional.of("must be a text");
        objection.ifPresent(it -> faults.add(path(field), it));
        return objection.isPresent() ? "" : value.stringValue();
    }

    /// @return the default also when what is there is wrong
    public double decimal(String field, double least, double most, double otherwise) {
        var value = value(field);
        if (value == null) {
            return otherwise;
        }
        if (value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most) {
            return value.doubleValue();
        }
        faults.add(
                path(field), "must be a number from %s to %s".formatted(plain(least), plain(most)));
        return otherwise;
    }

    public long whole(String field, long least, long most, long otherwise) {
        var value = value(field);
        if (value == null) {
            return otherwise;
        }
        if (value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= least
                && value.longValue() <= most) {
            return value.longValue();
        }
        faults.add(path(field), "must be a whole number from %d to %d".formatted(least, most));
        return otherwise;
    }

    /// @return the least also when there is none, or none that will do
    public long requiredWhole(String field, long least, long most) {
        if (object != null && value(field) == null) {
            faults.add(path(field), "is required");
        }
        return whole(field, least, most, least);
    }

    /// A program and its arguments; empty when there is none, or none that will do.
    public List<String> requiredTexts(String field) {
        var value = value(field);
        boolean missing = value == null || (value.isArray() && value.isEmpty());
        if (object != null && missing) {
            faults.add(path(field), "is required");
        }
        return texts(field);
    }

    public List<String> texts(String field) {
        var value = value(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > MOST_ENTRIES) {
            faults.add(path(field), "must be a list of %d texts at most".formatted(MOST_ENTRIES));
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (int i = 0; i < value.size(); i++) {
            var text = text("%s[%d]".formatted(path(field), i), value.get(i));
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    public Map<String, String> textMap(String field) {
        var value = value(field);
        if (value == null) {
            return Map.of();
        }
        if (!value.isObject() || value.size() > MOST_ENTRIES) {
            faults.add(
                    path(field), "must be an object of %d texts at most".formatted(MOST_ENTRIES));
            return Map.of();
        }
        var texts = new LinkedHashMap<String, String>();
        for (var entry : value.properties()) {
            var name = "%s.%s".formatted(path(field), entry.getKey());
            if (entry.getKey().isEmpty()) {
                faults.add(name, "names must not be empty");
            }
            Texts.objection(entry.getKey())
                    .ifPresent(objection -> faults.add(name, "the name " + objection));
            var text = text(name, entry.getValue());
            if (text != null) {
                texts.put(entry.getKey(), text);
            }
        }
        return texts;
    }

    /// Takes fields for known, whatever they hold.
    public void passOver(String... fields) {
        asked.addAll(List.of(fields));
    }

    /// Notes every field that nobody asked for.
    public void refuseOthers() {
        if (object == null) {
            return;
        }
        for (var name : object.propertyNames()) {
            if (!asked.contains(name)) {
                faults.add(path(name), "there is no such field");
            }
        }
    }

    private @Nullable JsonNode value(String field) {
        asked.add(field);
        var value = object == null ? null : object.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private @Nullable String text(String path, JsonNode value) {
        var objection =
                value.isString()
                        ? Texts.objection(value.stringValue())
                        : Optional.of("must be a text");
        objection.ifPresent(it -> faults.add(path, it));
        return objection.isPresent() ? null : value.stringValue();
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
