package io.aerophoenix.fleet;

import java.util.Map;

/// An expected "no": its code, a sentence that says what to do, and the facts.
///
/// @param facts for programs, such as `state`, `allowed`, `holder`; values are strings, numbers, or lists of strings
public record Refusal(ErrorCode code, String message, Map<String, Object> facts) {
    public Refusal {
        facts = Map.copyOf(facts);
    }

    public static Refusal of(ErrorCode code, String message) {
        return new Refusal(code, message, Map.of());
    }
}
