package io.aerophoenix.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What texts from outside must be like.
public final class Texts {
    public static final int MAX_BYTES = 8 * 1024;

    private Texts() {}

    /// What is wrong with the text, for whatever it is meant; empty when nothing is.
    public static Optional<String> objection(String text) {
        if (text.indexOf('\0') >= 0) {
            return Optional.of("must not contain the character NUL");
        }
        return objectionToLength(text, MAX_BYTES);
    }

    /// The same for a text of any characters and of another length.
    public static Optional<String> objectionToLength(String text, int maxBytes) {
        // Never shorter in bytes than in characters: no need to encode what is too long anyway.
        if (text.length() > maxBytes || text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            return Optional.of("must have %d KiB at most".formatted(maxBytes / 1024));
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return Optional.of("must not contain half characters (lone surrogates)");
        }
        return Optional.empty();
    }
}
