package io.aerophoenix.simulator;

import java.io.IOException;
import java.nio.file.Path;

/// A ledger has a line that cannot be read, or that cannot have happened. Opening it again does not help.
public final class LedgerDamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    LedgerDamagedException(Path file, long line, RuntimeException cause) {
        super(
                """
                The simulator's ledger %s is damaged in line %d: %s. The simulated world was not opened, and the file \
                has not been touched. Mend the line, or move the file away to begin with an empty world.\
                """
                        .formatted(file, line, cause.getMessage()),
                cause);
    }
}
