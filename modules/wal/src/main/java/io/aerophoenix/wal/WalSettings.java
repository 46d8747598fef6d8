package io.aerophoenix.wal;

import java.nio.file.Path;
import java.time.Duration;

/// How a region stores what it must not lose.
///
/// @param folder where `journal.db` and `machines/` are; made when missing
/// @param lanes threads for machine files; a machine always has the same one
/// @param openFiles how many machine files may be open at once, over all lanes; each takes two file descriptors
/// @param storeEvery how long an entry may wait in the journal before it goes to its machine's file
/// @param trimEvery how often the journal is cut behind what the machine files hold safely
/// @param keptEntries how many of the newest entries stay in the journal all the same, for those who follow it
/// @param journal how the journal queues and mends itself
public record WalSettings(
        Path folder,
        int lanes,
        int openFiles,
        Duration storeEvery,
        Duration trimEvery,
        int keptEntries,
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
                Duration.ofMillis(100),
                Duration.ofSeconds(30),
                50_000,
                JournalSettings.standard());
    }
}
