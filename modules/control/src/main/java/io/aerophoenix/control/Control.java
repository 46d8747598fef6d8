package io.aerophoenix.control;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.security.Caller;

/// The door, as the faces see it.
public interface Control {
    /// Checks that the caller may, then does what is asked and waits for it, 30 seconds at most unless the request
    /// names its own time. Meant for virtual threads.
    <T> Answer<T> handle(Caller caller, Request<T> request);
}
