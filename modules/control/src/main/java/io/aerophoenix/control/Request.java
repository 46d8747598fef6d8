package io.aerophoenix.control;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;

/// Anything that can be asked of a region.
///
/// @param <T> what the answer holds when it is not a refusal
public sealed interface Request<T> permits Command, Query {
    /// The capability that the caller must hold. Checked by the door, before anything is looked at.
    Capability needs();

    /// Does it. Only the door can call this: nobody else has an [Engine].
    Answer<T> carryOut(Engine engine, Caller caller);
}
