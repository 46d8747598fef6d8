package io.aerophoenix.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// One server-sent event.
///
/// @param id where to resume after it; null if the event has none
/// @param name `message` if the event has none
record ServerEvent(@Nullable String id, String name, String data) {
    private static final int MAX_DATA_CHARACTERS = 16 * 1024 * 1024;

    /// Reads up to the end of the next event that carries data. Comments are heartbeats, and are passed over.
    ///
    /// @return null at the end of the stream
    static @Nullable ServerEvent next(BufferedReader lines) throws IOException {
        @Nullable String id = null;
        var name = "message";
        var data = new StringJoiner("\n");
        var hasData = false;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (hasData) {
                    return new ServerEvent(id, name, data.toString());
                }
                continue;
            }
            var colon = line.indexOf(':');
            var field = colon < 0 ? line : line.substring(0, colon);
            var value = colon < 0 ? "" : withoutLeadingSpace(line.substring(colon + 1));
            switch (field) {
                case "id" -> id = value;
                case "event" -> name = value;
                case "data" -> {
                    data.add(value);
                    hasData = true;
                }
                default -> {} // a comment, or a field of a later version
            }
            if (data.length() > MAX_DATA_CHARACTERS) {
                throw new IOException(
                        "an event of more than %d characters".formatted(MAX_DATA_CHARACTERS));
            }
        }
        return null;
    }

    private static String withoutLeadingSpace(String value) {
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
