package io.aerophoenix.api.internal;

import io.aerophoenix.fleet.ErrorCode;

/// Which HTTP status each refusal has.
final class Statuses {
    private Statuses() {}

    static int of(ErrorCode code) {
        return switch (code) {
            case INVALID_REQUEST -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case INVALID_TRANSITION, LOCKED, NAME_TAKEN, VERSION_CONFLICT, QUARANTINED -> 409;
            case PRECONDITION_FAILED -> 412;
            case IDEMPOTENCY_CONFLICT -> 422;
            case OVERLOADED -> 429;
            case DRIVER_FAILED -> 502;
            case NO_CAPACITY, STORAGE_FAILED -> 503;
            case TIMEOUT -> 504;
        };
    }
}
