package io.aerophoenix.lifecycle;

/// What was given as a place in a log is none. The caller is wrong: asking again does not help.
public final class UnknownCursorException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public UnknownCursorException() {
        super(
                "must be a cursor that an earlier answer gave as `next` for the same machine; leave it out to read from the beginning");
    }
}
