package io.aerophoenix.wal;

/// The journal could not be opened or written. Nothing of what it refused is kept.
///
/// A retry can help once [Journal#failed] is false again; of one machine, the earliest refused entry comes first.
public final class JournalFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
