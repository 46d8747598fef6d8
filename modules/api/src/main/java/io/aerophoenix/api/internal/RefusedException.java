package io.aerophoenix.api.internal;

import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;

/// Carries a refusal from where it is found to where it becomes an answer. Not a failure: never logged.
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        // Refusals are everyday answers, and nobody reads where they came from.
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    static RefusedException of(ErrorCode code, String message) {
        return new RefusedException(Refusal.of(code, message));
    }

    Refusal refusal() {
        return refusal;
    }
}
