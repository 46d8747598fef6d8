package io.aerophoenix.security;

import java.time.Instant;

/// Somebody who brought a token that is worth something.
///
/// @param until when the token ends; nothing may be done in its name after that
public record Bearer(Caller caller, Instant until) {}
