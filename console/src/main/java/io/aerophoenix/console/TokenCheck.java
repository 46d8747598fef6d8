package io.aerophoenix.console;

import io.aerophoenix.security.Caller;
import java.util.Optional;

/// Says what a pasted token is worth.
@FunctionalInterface
public interface TokenCheck {
    /// Whom the token proves; empty when it proves nobody. May block. Must not throw for whatever text it is given.
    Optional<Caller> caller(String token);
}
