/// The write-ahead log of a region.
///
/// Read in this order: [Wal], the surface; [Journal], one SQLite database with group commit, and [JournalWriter], which
/// also mends it; [MachineFiles], one SQLite file per machine, on a few [Lane]s; [WriteBehind], which carries entries from the one to the
/// others; [RegionIndex], where all machines stand, so that a start opens no machine file; [Opening] and [Recovery], the
/// start; [Scrub], which looks at the files afterwards.
@NullMarked
package io.aerophoenix.wal;

import org.jspecify.annotations.NullMarked;
