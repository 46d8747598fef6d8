package io.aerophoenix.console.internal;

import java.util.List;

/// Something that wants a person, told above everything else.
///
/// @param kind `storage`, `quarantined` or `critical`
/// @param sentence what is so, and what to do
/// @param machines whom it is about; the first of them
record Banner(Kind kind, String sentence, List<MachineRow> machines) {
    static final int MOST_MACHINES = 12;

    /// What is wrong, the gravest first. The label stands before the sentence.
    enum Kind {
        STORAGE("storage-banner", "no changes"),
        QUARANTINED("quarantine-banner", MachineRow.QUARANTINED),
        CRITICAL("critical-banner", "critical");

        final String testId;
        final String label;

        Kind(String testId, String label) {
            this.testId = testId;
            this.label = label;
        }
    }

    static Banner storageFailed() {
        return new Banner(
                Kind.STORAGE,
                "The region refuses changes: its journal cannot be written. What runs goes on running. See to the disk"
                        + " (space left, mounted for writing, errors in the region's log); changes are taken again by"
                        + " themselves when it can be written.",
                List.of());
    }

    /// @param number how many the region counts; some may not have been found yet
    static Banner quarantined(int number, List<MachineRow> found) {
        return new Banner(
                Kind.QUARANTINED,
                number == 1
                        ? "1 machine is quarantined: its file cannot be read. Look at it:"
                        : "%s machines are quarantined: their files cannot be read. Look at them:"
                                .formatted(Wording.count(number)),
                first(found));
    }

    /// @param number how many the region counts; some may not have been found yet
    static Banner critical(int number, List<MachineRow> found) {
        return new Banner(
                Kind.CRITICAL,
                number == 1
                        ? "1 machine is not well: a health check is critical. Look at what it says:"
                        : "%s machines are not well: health checks are critical. Look at what they say:"
                                .formatted(Wording.count(number)),
                first(found));
    }

    private static List<MachineRow> first(List<MachineRow> machines) {
        return machines.stream().limit(MOST_MACHINES).toList();
    }
}
