package io.aerophoenix.wal;

/// The journal could not be written. From then on it takes nothing more, since nobody can know what a disk did with a
/// write that it refused; a restart finds out.
public final class JournalFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
