/// The write-ahead log of a region.
///
/// Read in this order: [Wal], the surface; [Journal], one SQLite database with group commit, and [JournalWriter], which
/// also mends it; [MachineFiles], one SQLite file per machine; [WriteBehind], which carries entries from the one to the
/// others.
@NullMarked
package io.aerophoenix.wal;

import org.jspecify.annotations.NullMarked;
