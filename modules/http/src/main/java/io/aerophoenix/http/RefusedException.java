package io.aerophoenix.http;

import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;

/// Carries a refusal from where it is found to where it becomes an answer. Not a failure: never logged.
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        // Refusals are everyday answers, and nobody reads where they came from.
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    public static RefusedException of(ErrorCode code, String message) {
        return new RefusedException(Refusal.of(code, message));
    }

    public Refusal refusal() {
        return refusal;
    }
}
