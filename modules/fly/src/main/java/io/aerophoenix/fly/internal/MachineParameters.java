package io.aerophoenix.fly.internal;

import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Texts;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The parameters of a query, read as this API reads them: those that nobody knows are passed over.
record MachineParameters(MultivaluedMap<String, String> all) {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

    static MachineParameters of(UriInfo uri) {
        return new MachineParameters(uri.getQueryParameters());
    }

    /// Null when there is none, or an empty one.
    @Nullable String text(String name) {
        var text = all.getFirst(name);
        return text == null || text.isEmpty() ? null : checked(name, text);
    }

    /// Null when there is none.
    @Nullable Long whole(String name) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        if (!WHOLE.matcher(text).matches()) {
            throw Faults.refusal(name, "must be a whole number");
        }
        return Long.parseLong(text);
    }

    /// What was given under a name, once or several times, with or without commas.
    List<String> words(String name) {
        return all.getOrDefault(name, List.of()).stream()
                .flatMap(text -> Arrays.stream(checked(name, text).split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// Whether a switch is on: it is there, also without a value, and not `false`.
    boolean on(String name) {
        var text = all.getFirst(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (!text.isEmpty() && !text.equals("true")) {
            throw Faults.refusal(name, "must be true or false");
        }
        return true;
    }

    /// What begins with a prefix, by what comes after it.
    Map<String, String> under(String prefix) {
        var found = new LinkedHashMap<String, String>();
        all.forEach((name, values) -> {
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                found.put(name.substring(prefix.length()), checked(name, values.getFirst()));
            }
        });
        return found;
    }

    /// These parameters, as far as there are any, as the fields of a body would be: some clients send them so, others so.
    ConfigFields fields(String... names) {
        var fields = JsonNodeFactory.instance.objectNode();
        for (var name : names) {
            var text = text(name);
            if (text != null) {
                fields.put(name, text);
            }
        }
        return ConfigFields.of(fields);
    }

    /// The same, and for what is not there, the fields of a body.
    ConfigFields over(ConfigFields body, String... names) {
        var merged = (ObjectNode) body.json().deepCopy();
        for (Map.Entry<String, JsonNode> field : fields(names).json().properties()) {
            merged.set(field.getKey(), field.getValue());
        }
        return ConfigFields.of(merged);
    }

    private static String checked(String name, String text) {
        Texts.objection(text)
                .ifPresent(objection -> {
                    throw Faults.refusal(name, objection);
                });
        return text;
    }
}
