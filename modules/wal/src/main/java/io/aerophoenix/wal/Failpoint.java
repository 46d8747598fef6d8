package io.aerophoenix.wal;

/// A named moment on the way of a change from its intent to its last copy, at which a test may end the process.
///
/// In the order in which a change comes past them.
public enum Failpoint {
    /// A machine has decided; nothing is written.
    BEFORE_INTENT,
    /// The intent is durable; nothing was done.
    AFTER_INTENT,
    /// The rows of a batch are inserted in the journal, none is committed.
    DURING_BATCH,
    /// The driver has done it; nothing says so.
    AFTER_EFFECT,
    /// The outcome is known; it is not written.
    BEFORE_OUTCOME,
    /// The outcome is durable; nobody has heard of it.
    AFTER_OUTCOME,
    /// Inside the transaction of a machine's file, and between two files.
    DURING_MATERIALISATION,
    /// Entries are deleted from the journal, not committed.
    DURING_TRIM,
    /// Inside a transaction of the region's index.
    DURING_INDEX_WRITE,
    /// Half of the index is built anew.
    DURING_INDEX_REBUILD
}
