package io.aerophoenix.benchmarks;

import java.util.List;

/// What a reader must know of the three designs to judge any figure of them.
final class Notes {
    private Notes() {}

    static List<String> designs(Payloads payloads) {
        return List.of(
                "An operation is a stop or a start: an intent, the effect at a simulated host that takes no time, an outcome.",
                "  It is two transitions (stopping and stopped, or starting and running), and each is made durable.",
                "AeroPhoenix: one append to the shared journal for each; answers when the intent is durable and the effect done.",
                "naive: three commits (intent, state, completion) in a SQLite file of each machine (WAL, synchronous=FULL), which",
                "  stays open; answers after the third. Callers are platform threads, so that all commit at once.",
                PekkoJournal.note(),
                "  One event for each transition; answers as ours does, when the first is durable and the effect done.",
                "A transition is %d bytes on average in all three; only ours encodes it anew each time."
                        .formatted(payloads.averageBytes()));
    }
}
