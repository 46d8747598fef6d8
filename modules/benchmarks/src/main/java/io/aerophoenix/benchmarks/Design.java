package io.aerophoenix.benchmarks;

import java.nio.file.Path;

/// What is compared: ours, what one would write first, and what one would take from the shelf.
enum Design {
    OURS("AeroPhoenix"),
    /// Three commits for each operation, in a file of the machine's own.
    NAIVE("naive"),
    /// Event-sourced actors.
    PEKKO("Pekko Persistence");

    private final String title;

    Design(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /// The name of its row in a table.
    ///
    /// @param circumstance empty when there is only one
    String with(String circumstance) {
        return circumstance.isEmpty() ? title : title + ", " + circumstance;
    }

    /// Opens a folder and sees to it that this many machines are there. Those that it makes run.
    Machines open(Path folder, int count, Payloads payloads) throws Exception {
        return switch (this) {
            case OURS -> OurMachines.open(folder, count);
            case NAIVE -> NaiveMachines.open(folder, count, payloads);
            case PEKKO -> PekkoMachines.open(folder, count, payloads);
        };
    }
}
