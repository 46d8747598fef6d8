package io.aerophoenix.http;

import io.aerophoenix.control.Control;
import io.aerophoenix.control.Request;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.security.Caller;
import java.time.Instant;
import java.time.InstantSource;

/// Somebody with a valid token, on their way through the door.
///
/// @param until when the token expires; what goes on for long ends then
public record Visitor(Control control, Caller caller, Instant until, InstantSource clock) {
    public Instant now() {
        return clock.instant();
    }

    /// Asks at the door.
    ///
    /// @throws RefusedException when the answer is a refusal; it becomes the error that the client sees
    public <T> T ask(Request<T> request) {
        return switch (control.handle(caller, request)) {
            case Answer.Done<T>(var value) -> value;
            case Answer.Refused<T>(var refusal) -> throw new RefusedException(refusal);
        };
    }
}
