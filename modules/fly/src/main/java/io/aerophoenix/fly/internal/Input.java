package io.aerophoenix.fly.internal;

import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Texts;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The JSON object of a request, where it matters whether a field is there: what is left out stays as it is, or is required.
record Input(ConfigFields fields) {
    /// @throws MalformedException when there is no body, or it is no JSON object
    static Input of(ContainerRequestContext request) {
        return new Input(MachineBody.required(request));
    }

    /// Null when there is none; an empty text is none.
    @Nullable String text(String field) {
        return fields.text(field);
    }

    String requiredText(String field) {
        return required(field, text(field));
    }

    /// A text that may be empty, and is not shown to anybody when it is wrong.
    String requiredValue(String field, int maxBytes) {
        return required(field, valueOf(field, maxBytes));
    }

    /// Null when there is none.
    @Nullable Boolean flag(String field) {
        return fields.has(field) ? fields.on(field) : null;
    }

    /// Null when there is none.
    @Nullable Long whole(String field, long least, long most) {
        return fields.has(field) ? fields.whole(field, least, most, least) : null;
    }

    long whole(String field, long least, long most, long otherwise) {
        return fields.whole(field, least, most, otherwise);
    }

    long requiredWhole(String field, long least, long most) {
        return required(field, whole(field, least, most));
    }

    /// An object within this one; an empty one when there is none.
    Input within(String field) {
        return new Input(fields.within(field));
    }

    /// The values of an object within this one by their names; empty for `null`.
    Map<String, Optional<String>> values(String field, int most, int maxBytes) {
        var named = within(field);
        var names = named.fields.json().propertyNames();
        if (names.size() > most) {
            throw Faults.refusal(field, "must have %d entries at most".formatted(most));
        }
        var values = new LinkedHashMap<String, Optional<String>>();
        names.forEach(name -> values.put(name, Optional.ofNullable(named.valueOf(name, maxBytes))));
        return values;
    }

    private @Nullable String valueOf(String field, int maxBytes) {
        var value = fields.value(field);
        return value == null ? null : checked(fields.path() + field, value, maxBytes);
    }

    private static String checked(String path, JsonNode value, int maxBytes) {
        if (!value.isString()) {
            throw ConfigFields.mismatch(value, path, "string");
        }
        Texts.objectionToLength(value.stringValue(), maxBytes)
                .ifPresent(objection -> {
                    throw Faults.refusal(path, objection);
                });
        return value.stringValue();
    }

    private <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Faults.refusal(fields.path() + field, "is required");
        }
        return value;
    }
}
