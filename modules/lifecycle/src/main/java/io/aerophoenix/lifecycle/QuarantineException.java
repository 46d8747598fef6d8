package io.aerophoenix.lifecycle;

/// A machine's file cannot be read. Asking again does not help before a person has looked at the file.
public final class QuarantineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QuarantineException(String message, Throwable cause) {
        super(message, cause);
    }
}
