package io.aerophoenix.security;

/// The signing key cannot be used. The message names the file and says what to do; asking again does not help.
public final class KeyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyFileException(String message) {
        super(message);
    }

    KeyFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
