package io.aerophoenix.fly.internal;

/// A request that is not in the shape that it must have, in the words that clients of the original know. Becomes status 400.
final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        // An everyday answer: nobody reads where it came from.
        super(message, null, false, false);
    }
}
