package io.aerophoenix.api.internal;

import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Texts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads a change of labels: texts are put, and what is null is removed (a JSON merge patch, RFC 7396).
final class LabelReader {
    private static final int MOST = 256;

    private final Faults faults;
    private final Map<String, String> put = new HashMap<>();
    private final Set<String> remove = new HashSet<>();

    private LabelReader(Faults faults) {
        this.faults = faults;
    }

    record Labels(Map<String, String> put, Set<String> remove) {}

    static Labels read(JsonNode json, Faults faults) {
        var reader = new LabelReader(faults);
        if (!json.isObject() || json.isEmpty() || json.size() > MOST) {
            faults.add("body", "must be a JSON object of 1 to %d labels".formatted(MOST));
        } else {
            json.properties().forEach(entry -> reader.label(entry.getKey(), entry.getValue()));
        }
        return new Labels(reader.put, reader.remove);
    }

    private void label(String name, JsonNode value) {
        var objection = name.isEmpty() ? Optional.of("must not be empty") : Texts.objection(name);
        objection.ifPresent(it -> faults.add(name, "the name " + it));
        if (value.isNull()) {
            remove.add(name);
        } else if (!value.isString()) {
            faults.add(name, "must be a text, or null to remove it");
        } else {
            Texts.objection(value.stringValue()).ifPresent(it -> faults.add(name, it));
            put.put(name, value.stringValue());
        }
    }
}
