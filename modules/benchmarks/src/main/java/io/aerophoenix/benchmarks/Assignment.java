package io.aerophoenix.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// A measurement that one design gets a process of its own for, since it is about its heap, or about its end.
///
/// @param folder where the machines are, or will be
/// @param machines how many
/// @param callers how many wait for their answers at a time
/// @param time how long it is measured
record Assignment(
        Kind kind,
        Design design,
        String folder,
        int machines,
        int callers,
        Duration time,
        Payloads payloads) {
    enum Kind {
        /// @see Idleness
        MEMORY,
        /// @see Flood
        OVERLOAD,
        /// @see Reopening
        REOPEN
    }

    /// @param report hears the figures. For a process it is the last thing: it ends there, as if it were killed
    void carryOut(Consumer<List<Row>> report) throws Exception {
        switch (kind) {
            case MEMORY -> Idleness.measure(this, report);
            case OVERLOAD -> Flood.measure(this, report);
            case REOPEN -> Reopening.measure(this, report);
        }
    }
}
