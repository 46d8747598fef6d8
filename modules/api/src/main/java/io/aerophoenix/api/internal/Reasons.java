package io.aerophoenix.api.internal;

import io.aerophoenix.http.Faults;
import org.jspecify.annotations.Nullable;

/// Why somebody takes or breaks a lease, in their own words.
final class Reasons {
    private static final int MOST_CHARACTERS = 200;

    private Reasons() {}

    /// @param text what was found of it; what is wrong with it as a text has been noted
    static String checked(@Nullable String text, Faults faults) {
        if (text == null) {
            return "";
        }
        if (text.isBlank() || text.length() > MOST_CHARACTERS) {
            faults.add(
                    "reason", "must say why, in %d characters at most".formatted(MOST_CHARACTERS));
        }
        return text;
    }
}
