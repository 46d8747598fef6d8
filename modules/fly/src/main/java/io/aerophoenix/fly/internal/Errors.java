package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Refusals in the words of this API.
final class Errors {
    private Errors() {}

    static Response of(Refusal refusal) {
        var code = refusal.code();
        return response(
                statusOf(code), "%s: %s".formatted(wordOf(code), refusal.message()), word(code));
    }

    static Response response(int status, String text, String word) {
        var response =
                Response.status(status)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(new ErrorDocument(text, word));
        if (status == 429 || status == 503) {
            response.header(HttpHeaders.RETRY_AFTER, 1);
        }
        return response.build();
    }

    private static String word(ErrorCode code) {
        return code == ErrorCode.NO_CAPACITY ? "insufficient_capacity" : ErrorDocument.UNKNOWN;
    }

    private static int statusOf(ErrorCode code) {
        return switch (code) {
            case INVALID_REQUEST -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case TIMEOUT -> 408;
            case INVALID_TRANSITION, LOCKED, NAME_TAKEN, QUARANTINED -> 409;
            case VERSION_CONFLICT, PRECONDITION_FAILED -> 412;
            case NO_CAPACITY, IDEMPOTENCY_CONFLICT -> 422;
            case OVERLOADED -> 429;
            case DRIVER_FAILED -> 500;
            case STORAGE_FAILED -> 503;
        };
    }

    /// The code of the remote-procedure calls that the original's errors begin with.
    private static String wordOf(ErrorCode code) {
        return switch (code) {
            case INVALID_REQUEST -> "invalid_argument";
            case UNAUTHENTICATED -> "unauthenticated";
            case FORBIDDEN -> "permission_denied";
            case NOT_FOUND -> "not_found";
            case TIMEOUT -> "deadline_exceeded";
            case NAME_TAKEN, IDEMPOTENCY_CONFLICT -> "already_exists";
            case LOCKED -> "aborted";
            case INVALID_TRANSITION, VERSION_CONFLICT, PRECONDITION_FAILED, QUARANTINED ->
                    "failed_precondition";
            case NO_CAPACITY, OVERLOADED -> "resource_exhausted";
            case DRIVER_FAILED -> "internal";
            case STORAGE_FAILED -> "unavailable";
        };
    }
}
