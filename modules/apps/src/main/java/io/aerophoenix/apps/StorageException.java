package io.aerophoenix.apps;

/// Something of an app could not be stored or read; nothing was changed. The message says what to do; asking again can help
/// once that is done.
final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageException(String message) {
        super(message);
    }

    StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
