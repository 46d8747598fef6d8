package io.aerophoenix.wal;

import java.nio.file.Path;
import java.time.Duration;

/// How a region stores what it must not lose.
///
/// @param folder where `journal.db`, `index.db` and `machines/` are; made when missing
/// @param storing how entries come to the machine files
/// @param upkeep what goes on beside
/// @param journal how the journal queues and mends itself
public record WalSettings(Path folder, Storing storing, Upkeep upkeep, JournalSettings journal) {

    public static WalSettings in(Path folder) {
        return new WalSettings(
                folder, Storing.STANDARD, Upkeep.STANDARD, JournalSettings.standard());
    }

    /// How entries come to the machine files.
    ///
    /// @param lanes threads for machine files; a machine always has the same one
    /// @param openFiles how many machine files may be open at once, over all lanes; each takes two file descriptors
    /// @param every how long entries of a machine gather before they go to its file, unless many wait
    /// @param mostPendingBytes how much memory entries may take that are in no machine file yet
    public record Storing(int lanes, int openFiles, Duration every, long mostPendingBytes) {
        public static final Storing STANDARD =
                new Storing(2, 256, Duration.ofSeconds(5), 256L << 20);

        public Storing {
            if (lanes < 1 || openFiles < lanes || mostPendingBytes < 1) {
                throw new IllegalArgumentException(
                        "at least one lane, one open file a lane, and some memory for what waits");
            }
        }

        public Storing withOpenFiles(int most) {
            return new Storing(lanes, most, every, mostPendingBytes);
        }
    }

    /// What a region does beside storing.
    ///
    /// @param indexEvery how often the index is written; so much of the journal is read again after a kill
    /// @param trimEvery how often the journal is cut behind what the machine files and the index hold safely
    /// @param keptEntries how many of the newest entries stay in the journal all the same, for those who follow it
    /// @param scrub how fast machine files are looked at
    public record Upkeep(
            Duration indexEvery, Duration trimEvery, int keptEntries, ScrubSpeed scrub) {
        public static final Upkeep STANDARD =
                new Upkeep(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        50_000,
                        new ScrubSpeed(20, 500));

        public Upkeep {
            if (keptEntries < 1) {
                throw new IllegalArgumentException("at least one kept entry");
            }
        }

        public Upkeep withTrimming(Duration every, int kept) {
            return new Upkeep(indexEvery, every, kept, scrub);
        }
    }

    /// How fast machine files are looked at.
    ///
    /// @param filesPerSecond for ever
    /// @param filesPerSecondAfterKill in the first round after a start that found no orderly end
    public record ScrubSpeed(int filesPerSecond, int filesPerSecondAfterKill) {
        public ScrubSpeed {
            if (filesPerSecond < 1 || filesPerSecondAfterKill < filesPerSecond) {
                throw new IllegalArgumentException(
                        "at least one file a second to look at, and no fewer after a kill");
            }
        }
    }
}
