package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What the codecs write to: one field after the other. A field that is null is left out.
final class JsonSink {
    private final JsonGenerator out;
    private final byte[] moment = new byte[Moments.LONGEST];

    private JsonSink(JsonGenerator out) {
        this.out = out;
    }

    static byte[] bytes(JsonFactory json, Consumer<JsonSink> write) {
        var bytes = new ByteArrayOutputStream(0);
        try (var out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write.accept(new JsonSink(out));
        }
        return bytes.toByteArray();
    }

    void begin() {
        out.writeStartObject();
    }

    void end() {
        out.writeEndObject();
    }

    <T> void field(String name, @Nullable T value, BiConsumer<T, JsonSink> write) {
        if (value != null) {
            out.writeName(name);
            write.accept(value, this);
        }
    }

    <T> void list(String name, List<T> values, BiConsumer<T, JsonSink> write) {
        out.writeName(name);
        out.writeStartArray();
        for (var value : values) {
            write.accept(value, this);
        }
        out.writeEndArray();
    }

    void texts(String name, List<String> values) {
        list(name, values, (value, _) -> out.writeString(value));
    }

    void texts(String name, Map<String, String> values) {
        out.writeName(name);
        out.writeStartObject();
        values.forEach(this::text);
        out.writeEndObject();
    }

    void words(String name, List<? extends Enum<?>> values) {
        list(name, values, (value, _) -> out.writeString(value.name()));
    }

    void text(String name, @Nullable String value) {
        if (value != null) {
            out.writeName(name);
            out.writeString(value);
        }
    }

    void word(String name, @Nullable Enum<?> value) {
        text(name, value == null ? null : value.name());
    }

    void machine(String name, MachineId value) {
        text(name, value.value());
    }

    void intent(String name, IntentId value) {
        text(name, value.toString());
    }

    void number(String name, long value) {
        out.writeName(name);
        out.writeNumber(value);
    }

    void number(String name, @Nullable Number whole) {
        if (whole != null) {
            number(name, whole.longValue());
        }
    }

    void fraction(String name, @Nullable Double value) {
        if (value != null) {
            out.writeName(name);
            out.writeNumber(value);
        }
    }

    void truth(String name, boolean value) {
        out.writeName(name);
        out.writeBoolean(value);
    }

    void duration(String name, Duration value) {
        text(name, value.toString());
    }

    void instant(String name, @Nullable Instant value) {
        if (value != null) {
            out.writeName(name);
            out.writeRawUTF8String(moment, 0, Moments.write(value, moment));
        }
    }
}
