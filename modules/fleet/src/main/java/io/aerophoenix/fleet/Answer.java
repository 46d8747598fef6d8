package io.aerophoenix.fleet;

import java.util.function.Function;

/// What a request got: a value, or a refusal that says why not.
public sealed interface Answer<T> {
    record Done<T>(T value) implements Answer<T> {}

    record Refused<T>(Refusal refusal) implements Answer<T> {}

    static <T> Answer<T> refused(ErrorCode code, String message) {
        return new Refused<>(Refusal.of(code, message));
    }

    default <R> Answer<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Done<T>(var value) -> new Done<>(change.apply(value));
            case Refused<T>(var refusal) -> new Refused<>(refusal);
        };
    }

    /// What comes after a value; a refusal stays one.
    default <R> Answer<R> then(Function<? super T, Answer<R>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case Refused<T>(var refusal) -> new Refused<>(refusal);
        };
    }
}
