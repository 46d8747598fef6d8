package io.aerophoenix.wal;

import java.time.Duration;

/// How much the journal lets wait, and how it comes back after a failed write.
///
/// @param queue how many entries may wait to be written; above half of it the journal is crowded
/// @param mendEvery how long after a failed write, and after each vain try, it tries to go on
public record JournalSettings(int queue, Duration mendEvery) {
    private static final int QUEUE = 65_536;
    private static final Duration MEND_EVERY = Duration.ofSeconds(2);

    public JournalSettings {
        if (queue < 2 || !mendEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "a queue for two entries at least, and some time between two tries to mend");
        }
    }

    public static JournalSettings standard() {
        return new JournalSettings(QUEUE, MEND_EVERY);
    }
}
