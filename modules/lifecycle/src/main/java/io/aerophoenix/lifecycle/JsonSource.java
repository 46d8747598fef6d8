package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What the codecs read from: one field after the other. A field that is null counts as missing.
///
/// Every reading method is for the value that has just been come to. What is there and is of another kind, or is not
/// there and has to be, is an [IllegalArgumentException] that names it.
final class JsonSource {
    private final JsonParser in;
    // Most ids in the JSON of a machine are its own.
    private @Nullable MachineId latest;

    private JsonSource(JsonParser in) {
        this.in = in;
    }

    /// Reads what is all of these bytes.
    static <T> T whole(JsonFactory json, byte[] bytes, Function<JsonSource, T> read) {
        try (var in = json.createParser(ObjectReadContext.empty(), bytes)) {
            in.nextToken();
            var value = read.apply(new JsonSource(in));
            if (in.nextToken() != null) {
                throw new IllegalArgumentException("there is more behind its end");
            }
            return value;
        }
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    void begin() {
        expect(JsonToken.START_OBJECT);
    }

    /// Goes to the next field that is not null.
    ///
    /// @return its name; null at the end of the object
    @Nullable String next() {
        var name = in.nextName();
        while (name != null && in.nextToken() == JsonToken.VALUE_NULL) {
            name = in.nextName();
        }
        return name;
    }

    void skip() {
        in.skipChildren();
    }

    private void expect(JsonToken expected) {
        if (in.currentToken() != expected) {
            throw new IllegalArgumentException(
                    "%s is %s, not %s".formatted(in.currentName(), in.currentToken(), expected));
        }
    }

    String text() {
        expect(JsonToken.VALUE_STRING);
        return in.getString();
    }

    long number() {
        expect(JsonToken.VALUE_NUMBER_INT);
        return in.getLongValue();
    }

    int smallNumber() {
        expect(JsonToken.VALUE_NUMBER_INT);
        return in.getIntValue();
    }

    /// Also of a number that is written without a fraction.
    double fraction() {
        return in.getDoubleValue();
    }

    boolean truth() {
        return in.getBooleanValue();
    }

    <E extends Enum<E>> E word(Class<E> words) {
        return Enum.valueOf(words, text());
    }

    MachineId machine() {
        return machine(text());
    }

    private MachineId machine(String text) {
        var known = latest;
        if (known == null || !known.value().equals(text)) {
            known = new MachineId(text);
            latest = known;
        }
        return known;
    }

    IntentId intent() {
        var text = text();
        var known = latest;
        if (known == null || !text.startsWith(known.value())) {
            return IntentId.parse(text);
        }
        int dot = known.value().length();
        return text.length() > dot + 1 && text.charAt(dot) == '.'
                ? new IntentId(known, Long.parseLong(text, dot + 1, text.length(), 10))
                : IntentId.parse(text);
    }

    Duration duration() {
        return Duration.parse(text());
    }

    Instant instant() {
        expect(JsonToken.VALUE_STRING);
        return Moments.read(in.getStringCharacters(), in.getStringOffset(), in.getStringLength());
    }

    <T> List<T> list(Function<JsonSource, T> read) {
        expect(JsonToken.START_ARRAY);
        if (in.nextToken() == JsonToken.END_ARRAY) {
            return List.of();
        }
        var values = new ArrayList<T>();
        do {
            values.add(read.apply(this));
        } while (in.nextToken() != JsonToken.END_ARRAY);
        return values;
    }

    Map<String, String> texts() {
        begin();
        var values = new HashMap<String, String>();
        for (var name = next(); name != null; name = next()) {
            values.put(name, text());
        }
        return values;
    }
}
