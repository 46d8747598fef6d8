package io.aerophoenix.console.internal;

import io.aerophoenix.control.Control;
import io.aerophoenix.control.Request;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import java.time.Instant;
import java.time.InstantSource;

/// Somebody at the console, the door that they ask at, and the clock on their wall.
record Operator(Control control, Caller caller, InstantSource clock) {
    /// Asks, and waits for the answer.
    <T> Answer<T> ask(Request<T> request) {
        return control.handle(caller, request);
    }

    boolean may(Capability capability) {
        return caller.holds(capability);
    }

    Instant now() {
        return clock.instant();
    }
}
