package io.aerophoenix.benchmarks;

/// What was typed cannot be run; the message says what is wrong with it.
final class WrongArgumentsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongArgumentsException(String message) {
        super(message);
    }
}
