package io.aerophoenix.benchmarks;

/// Whether a commit of the other designs is on disk when it returns.
enum Durability {
    /// As in everything that is measured.
    FORCED("FULL", "on"),
    /// Where machines only have to be there before something is measured: quick, and lost with the power.
    LEFT_TO_THE_SYSTEM("OFF", "off");

    private final String synchronous;
    private final String fsync;

    Durability(String synchronous, String fsync) {
        this.synchronous = synchronous;
        this.fsync = fsync;
    }

    /// SQLite's setting.
    String synchronous() {
        return synchronous;
    }

    /// The setting of Pekko's journal.
    String fsync() {
        return fsync;
    }
}
