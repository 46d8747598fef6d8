package io.aerophoenix.region;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What the answers of a story have told so far, by name.
final class Known {
    private static final Pattern WORD = Pattern.compile("\\{([a-z]+)}");

    private final Map<String, String> values = new HashMap<>();

    /// @param names a name for each part of the answer, which is given as a JSON pointer
    void keep(Map<String, String> names, JsonNode answer) {
        names.forEach((name, pointer) -> {
            var value = answer.at(pointer);
            if (!value.isString()) {
                throw new AssertionError("no text at %s of %s".formatted(pointer, answer));
            }
            values.put(name, value.asString());
        });
    }

    String fill(String text) {
        return WORD.matcher(text).replaceAll(it -> Matcher.quoteReplacement(valueOf(it.group(1))));
    }

    JsonNode fill(JsonNode node) {
        var make = JsonNodeFactory.instance;
        if (node.isObject()) {
            var filled = make.objectNode();
            node.properties().forEach(it -> filled.set(it.getKey(), fill(it.getValue())));
            return filled;
        }
        if (node.isArray()) {
            var filled = make.arrayNode();
            node.forEach(it -> filled.add(fill(it)));
            return filled;
        }
        return node.isString() ? make.stringNode(fill(node.asString())) : node;
    }

    private String valueOf(String name) {
        return Objects.requireNonNull(
                values.get(name), () -> "no answer has told '%s' yet".formatted(name));
    }
}
