package io.aerophoenix.wal;

import java.nio.file.Path;
import java.time.Duration;

/// How a region stores what it must not lose.
///
/// @param folder where `journal.db`, `index.db` and `machines/` are; made when missing
/// @param lanes threads for machine files; a machine always has the same one
/// @param openFiles how many machine files may be open at once, over all lanes; each takes two file descriptors
/// @param storeEvery how long entries of a machine gather before they go to its file, unless many wait
/// @param trimEvery how often the journal is cut behind what the machine files and the index hold safely
/// @param keptEntries how many of the newest entries stay in the journal all the same, for those who follow it
/// @param upkeep what goes on beside
/// @param journal how the journal queues and mends itself
public record WalSettings(
        Path folder,
        int lanes,
        int openFiles,
        Duration storeEvery,
        Duration trimEvery,
        int keptEntries,
        Upkeep upkeep,
        JournalSettings journal) {
    public WalSettings {
        if (lanes < 1 || openFiles < lanes || keptEntries < 1) {
            throw new IllegalArgumentException(
                    "at least one lane, one open file a lane, and one kept entry");
        }
    }

    public static WalSettings in(Path folder) {
        return new WalSettings(
                folder,
                2,
                256,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                50_000,
                Upkeep.STANDARD,
                JournalSettings.standard());
    }

    /// The same with other times.
    public WalSettings with(Duration store, Duration trim, Upkeep other) {
        return new WalSettings(folder, lanes, openFiles, store, trim, keptEntries, other, journal);
    }

    /// What a region does beside storing.
    ///
    /// @param mostPendingBytes how much memory entries may take that are in no machine file yet
    /// @param indexEvery how often the index is written; so much of the journal is read again after a kill
    /// @param scrubFilesPerSecond how many machine files are looked at, for ever
    /// @param scrubFilesPerSecondAfterKill the same in the first round after a start that found no orderly end
    public record Upkeep(
            long mostPendingBytes,
            Duration indexEvery,
            int scrubFilesPerSecond,
            int scrubFilesPerSecondAfterKill) {
        public static final Upkeep STANDARD =
                new Upkeep(256L << 20, Duration.ofSeconds(5), 20, 500);

        public Upkeep {
            if (mostPendingBytes < 1
                    || scrubFilesPerSecond < 1
                    || scrubFilesPerSecondAfterKill < scrubFilesPerSecond) {
                throw new IllegalArgumentException(
                        "some memory for what waits, and at least one file a second to look at, no fewer after a kill");
            }
        }
    }
}
