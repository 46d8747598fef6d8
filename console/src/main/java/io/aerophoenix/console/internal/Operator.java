package io.aerophoenix.console.internal;

import io.aerophoenix.control.Control;
import io.aerophoenix.control.Request;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;

/// Somebody at the console, and the door that they ask at.
record Operator(Control control, Caller caller) {
    /// Asks, and waits for the answer.
    <T> Answer<T> ask(Request<T> request) {
        return control.handle(caller, request);
    }

    boolean may(Capability capability) {
        return caller.holds(capability);
    }
}
