package io.aerophoenix.fly.internal;

import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Json;
import io.aerophoenix.http.JsonRequest;
import io.aerophoenix.http.Texts;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The JSON object of a request, read as forgivingly as the original reads it: `null` is the same as nothing, and fields
/// that nobody asks for are passed over.
///
/// What is of the wrong kind ends the request with status 400.
final class Input {
    private final JsonNode object;
    private final String prefix;

    private Input(JsonNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    /// @throws io.aerophoenix.http.RefusedException when there is no body, or it is not JSON
    static Input of(ContainerRequestContext request) {
        return of(JsonRequest.json(request));
    }

    static Input of(JsonNode json) {
        if (!json.isObject()) {
            throw unfit(json, "the body", "an object");
        }
        return new Input(json, "");
    }

    /// Null when there is none; an empty text is none.
    @Nullable String text(String field) {
        var text = anyText(field, Texts.MAX_BYTES);
        return text == null || text.isEmpty() ? null : text;
    }

    /// The same, but an empty text is one, and of another length.
    @Nullable String anyText(String field, int maxBytes) {
        var value = value(field);
        return value == null ? null : text(field, value, maxBytes);
    }

    String requiredText(String field) {
        var text = text(field);
        if (text == null) {
            throw Faults.refusal(prefix + field, "is required");
        }
        return text;
    }

    /// Null when there is none.
    @Nullable Boolean flag(String field) {
        var value = value(field);
        if (value != null && !value.isBoolean()) {
            throw unfit(value, prefix + field, "bool");
        }
        return value == null ? null : value.booleanValue();
    }

    /// Null when there is none.
    @Nullable Long whole(String field, long least, long most) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            throw unfit(value, prefix + field, "int");
        }
        if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
            throw Faults.refusal(
                    prefix + field, "must be a whole number from %d to %d".formatted(least, most));
        }
        return value.longValue();
    }

    long whole(String field, long least, long most, long otherwise) {
        var whole = whole(field, least, most);
        return whole == null ? otherwise : whole;
    }

    /// An object within this one; an empty one when there is none.
    Input within(String field) {
        var value = value(field);
        if (value == null) {
            return new Input(Json.tree(new byte[] {'{', '}'}), prefix + field + ".");
        }
        if (!value.isObject()) {
            throw unfit(value, prefix + field, "an object");
        }
        return new Input(value, prefix + field + ".");
    }

    /// The texts of an object within this one by their names; empty for `null`.
    Map<String, Optional<String>> texts(String field, int most, int maxBytes) {
        var texts = new LinkedHashMap<String, Optional<String>>();
        var named = within(field);
        if (named.object.size() > most) {
            throw Faults.refusal(prefix + field, "must have %d entries at most".formatted(most));
        }
        for (var name : named.object.propertyNames()) {
            texts.put(name, Optional.ofNullable(named.anyText(name, maxBytes)));
        }
        return texts;
    }

    private String text(String field, JsonNode value, int maxBytes) {
        if (!value.isString()) {
            throw unfit(value, prefix + field, "string");
        }
        var text = value.stringValue();
        Texts.objectionToLength(text, maxBytes)
                .ifPresent(objection -> {
                    throw Faults.refusal(prefix + field, objection);
                });
        return text;
    }

    private @Nullable JsonNode value(String field) {
        var value = object.get(field);
        return value == null || value.isNull() ? null : value;
    }

    /// In the words of the original, as clients log and compare them.
    private static WebApplicationException unfit(JsonNode value, String where, String wanted) {
        return new WebApplicationException(
                Errors.response(
                        400,
                        "json: cannot unmarshal %s into %s of type %s"
                                .formatted(kindOf(value), where, wanted),
                        ErrorDocument.UNKNOWN));
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
