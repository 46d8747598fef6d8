package io.aerophoenix.benchmarks;

/// What became of an operation that was offered.
enum Verdict {
    DONE,
    /// Refused: another operation holds the machine.
    BUSY,
    /// Refused: more waits already than is taken on.
    OVERLOADED
}
