package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the codecs write to: JSON, one field after the other. A field that is null is left out.
///
/// It writes into a plain array: nearly all of an entry is names, ids, words and instants, which are ASCII and need no
/// look at each character.
final class JsonSink {
    private static final int NOWHERE = -1;
    private static final int USUALLY_ENOUGH = 1024;
    private static final int LONGEST_CHARACTER = "\\u0000".length();
    private static final String HEX = "0123456789ABCDEF";

    private byte[] bytes = new byte[USUALLY_ENOUGH];
    private int length;
    // Where the latest instant stands that is written out in full, and its second.
    private int latest = NOWHERE;
    private long latestSecond;

    private JsonSink() {}

    static byte[] bytes(Consumer<JsonSink> write) {
        var out = new JsonSink();
        write.accept(out);
        return Arrays.copyOf(out.bytes, out.length);
    }

    void begin() {
        separate();
        put('{');
    }

    void end() {
        put('}');
    }

    <T> void field(String name, @Nullable T value, BiConsumer<T, JsonSink> write) {
        if (value != null) {
            name(name);
            write.accept(value, this);
        }
    }

    <T> void list(String name, List<T> values, BiConsumer<T, JsonSink> write) {
        name(name);
        put('[');
        for (var value : values) {
            write.accept(value, this);
        }
        put(']');
    }

    void texts(String name, List<String> values) {
        list(name, values, (value, _) -> any(value));
    }

    void texts(String name, Map<String, String> values) {
        name(name);
        put('{');
        values.forEach((key, value) -> {
            any(key);
            put(':');
            any(value);
        });
        put('}');
    }

    void words(String name, List<? extends Enum<?>> values) {
        list(name, values, (value, _) -> word(value.name()));
    }

    void text(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            any(value);
        }
    }

    void word(String name, @Nullable Enum<?> value) {
        if (value != null) {
            name(name);
            word(value.name());
        }
    }

    void machine(String name, MachineId value) {
        name(name);
        word(value.value());
    }

    void intent(String name, IntentId value) {
        name(name);
        put('"');
        ascii(value.machine().value());
        put('.');
        ascii(Long.toString(value.step()));
        put('"');
    }

    void number(String name, long value) {
        name(name);
        ascii(Long.toString(value));
    }

    void number(String name, @Nullable Number whole) {
        if (whole != null) {
            number(name, whole.longValue());
        }
    }

    void fraction(String name, @Nullable Double value) {
        if (value == null) {
            return;
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("%s cannot be %s".formatted(name, value));
        }
        name(name);
        ascii(Double.toString(value));
    }

    void truth(String name, boolean value) {
        name(name);
        ascii(Boolean.toString(value));
    }

    void duration(String name, Duration value) {
        name(name);
        word(value.toString());
    }

    void instant(String name, @Nullable Instant value) {
        if (value != null) {
            name(name);
            put('"');
            moment(value);
            put('"');
        }
    }

    private void moment(Instant value) {
        makeRoom(Moments.LONGEST);
        int from = length;
        long second = value.getEpochSecond();
        int nanos = value.getNano();
        if (latest != NOWHERE && second == latestSecond) {
            length = Moments.writeAgain(nanos, bytes, from, latest);
        } else {
            length = Moments.write(value, bytes, from);
            latest = Moments.isOfFourDigits(second) ? from : NOWHERE;
            latestSecond = second;
        }
    }

    private void name(String name) {
        word(name);
        put(':');
    }

    /// A comma, unless this is the first, or belongs to the name before it.
    private void separate() {
        if (length > 0) {
            switch (bytes[length - 1]) {
                case '{', '[', ':' -> {}
                default -> put(',');
            }
        }
    }

    /// Text that needs no escapes.
    private void word(String ascii) {
        separate();
        put('"');
        ascii(ascii);
        put('"');
    }

    @SuppressWarnings("deprecation") // copies characters of ASCII as they are, which these are
    private void ascii(String text) {
        makeRoom(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    private void any(String text) {
        separate();
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            makeRoom(LONGEST_CHARACTER);
            if (character >= ' ' && character < 0x80 && character != '"' && character != '\\') {
                bytes[length++] = (byte) character;
            } else if (character < 0x80) {
                escape(character);
            } else if (i + 1 < text.length()
                    && Character.isSurrogatePair(character, text.charAt(i + 1))) {
                beyond(Character.toCodePoint(character, text.charAt(++i)));
            } else if (Character.isSurrogate(character)) {
                // Half a character has no bytes of its own.
                code(character);
            } else {
                beyond(character);
            }
        }
        put('"');
    }

    private void escape(char character) {
        switch (character) {
            case '"' -> ascii("\\\"");
            case '\\' -> ascii("\\\\");
            case '\b' -> ascii("\\b");
            case '\t' -> ascii("\\t");
            case '\n' -> ascii("\\n");
            case '\f' -> ascii("\\f");
            case '\r' -> ascii("\\r");
            default -> code(character);
        }
    }

    private void code(char character) {
        ascii("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            put(HEX.charAt(character >> shift & 0xf));
        }
    }

    /// A character beyond ASCII, in UTF-8.
    private void beyond(int character) {
        for (byte each : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            put((char) (each & 0xff));
        }
    }

    private void put(char single) {
        makeRoom(1);
        bytes[length++] = (byte) single;
    }

    private void makeRoom(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
        }
    }
}
