package io.aerophoenix.wal;

import java.nio.file.Path;

/// A machine's file can neither be read nor written just now, though nothing says that it is damaged: the disk is full
/// or read-only, or the process has too many files open. Trying again later can help; nothing is lost meanwhile.
public final class FileUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FileUnavailableException(Path file, Throwable cause) {
        super(
                "%s cannot be used just now (%s). Its entries stay in the journal, and it is tried again; check the disk's space and permissions, and `ulimit -n`."
                        .formatted(file, cause.getMessage()),
                cause);
    }
}
