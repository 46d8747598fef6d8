package io.aerophoenix.fleet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What happens when a machine's process ends by itself.
///
/// @param mode when to start it again
/// @param maxRetries how many starts in a row may fail before it is left stopped; 0 means no limit
public record RestartPolicy(Mode mode, int maxRetries) {
    public static final int DEFAULT_MAX_RETRIES = 10;
    public static final RestartPolicy NEVER = new RestartPolicy(Mode.NEVER, DEFAULT_MAX_RETRIES);

    public RestartPolicy {
        if (maxRetries < 0 || maxRetries > 1000) {
            throw new IllegalArgumentException("maxRetries must be 0 (no limit) to 1000");
        }
    }

    /// When to start again: never, after a failure (exit code other than 0, or a signal), or always.
    public enum Mode {
        NEVER,
        ON_FAILURE,
        ALWAYS;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Mode> ofWord(String word) {
            return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
        }
    }
}
