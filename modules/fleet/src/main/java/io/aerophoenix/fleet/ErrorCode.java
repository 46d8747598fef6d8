package io.aerophoenix.fleet;

import java.util.Locale;

/// Why a request was refused. Callers decide by the code what to do next.
public enum ErrorCode {
    /// The move is not in the table: look at the current state first.
    INVALID_TRANSITION,
    /// Another operation holds the machine: wait for it, or look at it.
    LOCKED,
    /// The region lacks CPU or memory: another region, or wait.
    NO_CAPACITY,
    /// A condition of this move is not met: meet it, the message names it.
    PRECONDITION_FAILED,
    /// The deadline passed: the operation may still finish; look, then retry with back-off.
    TIMEOUT,
    /// The caller's expected version is stale: read again, retry.
    VERSION_CONFLICT,
    /// The request itself is wrong; the message names each fault.
    INVALID_REQUEST,
    /// Nobody has said who they are, or not believably.
    UNAUTHENTICATED,
    /// The caller lacks the capability that the message names.
    FORBIDDEN,
    /// There is no such thing.
    NOT_FOUND,
    /// Another living machine of the app has the name.
    NAME_TAKEN,
    /// The idempotency key was used before, with another request.
    IDEMPOTENCY_CONFLICT,
    /// The machine's file cannot be read: it waits for a person, the others go on.
    QUARANTINED,
    /// The driver could not do it; the message says why.
    DRIVER_FAILED,
    /// More requests are waiting than the region takes on: retry later.
    OVERLOADED,
    /// The journal cannot be written: nothing was changed.
    STORAGE_FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
