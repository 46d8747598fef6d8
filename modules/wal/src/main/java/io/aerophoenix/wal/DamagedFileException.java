package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.nio.file.Path;

/// A machine's file cannot be read. It has not been touched, since it is the evidence.
public final class DamagedFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedFileException(Path file, String finding, Throwable cause) {
        super(messageOn(file, finding), cause);
    }

    static String messageOn(Path file, String finding) {
        return "%s cannot be read (%s). The file is left as it is; look at it with `sqlite3 FILE 'pragma integrity_check'`, put a good copy in its place, and restart the region."
                .formatted(file, finding);
    }

    /// Whose file it is.
    record Of(MachineId machine, DamagedFileException damage) {
        String reason() {
            return String.valueOf(damage.getMessage());
        }
    }
}
