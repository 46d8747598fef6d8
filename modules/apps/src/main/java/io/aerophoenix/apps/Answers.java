package io.aerophoenix.apps;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import java.util.function.Supplier;

/// Where failures of the storage become refusals.
final class Answers {
    private Answers() {}

    static <T> Answer<T> of(Supplier<Answer<T>> question) {
        try {
            return question.get();
        } catch (StorageException e) {
            return Answer.refused(ErrorCode.STORAGE_FAILED, String.valueOf(e.getMessage()));
        }
    }

    static <T> Answer<T> done(Supplier<T> question) {
        return of(() -> new Answer.Done<>(question.get()));
    }
}
