package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.Answer;
import java.util.function.Function;

/// What came of something that the operator asked for, as a sentence.
record Outcome(boolean done, String sentence) {
    /// @param undone what did not come about, such as `web-1: no stop`; the region's reason follows it
    static <T> Outcome of(Answer<T> answer, Function<T, String> sentence, String undone) {
        return switch (answer) {
            case Answer.Done<T>(var value) -> new Outcome(true, sentence.apply(value));
            case Answer.Refused<T>(var refusal) ->
                    new Outcome(false, undone + ". " + refusal.message());
        };
    }
}
