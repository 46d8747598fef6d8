package io.aerophoenix.console;

/// Where the console listens.
///
/// @param host a name or address of this host; `127.0.0.1` keeps the console to the people on it
/// @param port 0 for any free one, see [ConsoleServer#port]
public record ConsoleSettings(String host, int port) {
    private static final int HIGHEST_PORT = 65_535;

    public ConsoleSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the console's host cannot be blank");
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(
                    "the console's port must be 0 to 65535, not " + port);
        }
    }
}
