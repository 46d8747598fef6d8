package io.aerophoenix.fleet;

import java.util.Locale;

/// What can be asked of a machine that exists. Each is one effect at its driver.
public enum Action {
    START,
    STOP,
    SUSPEND,
    RESUME,
    DESTROY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
