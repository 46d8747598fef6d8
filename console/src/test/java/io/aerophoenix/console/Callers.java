package io.aerophoenix.console;

import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import java.util.Set;

/// People at the console.
public final class Callers {
    public static final Caller ADA =
            new Caller(
                    "ada@example.com",
                    Set.of(Capability.MACHINE_CREATE, Capability.MACHINE_DESTROY));
    public static final Caller READER =
            new Caller("reader@example.com", Set.of(Capability.MACHINE_READ));
    public static final Caller NOBODY = new Caller("nobody@example.com", Set.of());

    private Callers() {}
}
