/// Benchmarks, and what they have in common.
///
/// Read in this order: [io.aerophoenix.benchmarks.Benchmark], [io.aerophoenix.benchmarks.JournalBenchmark],
/// [io.aerophoenix.benchmarks.Subject], [io.aerophoenix.benchmarks.ClosedLoop], [io.aerophoenix.benchmarks.Figures].
@NullMarked
package io.aerophoenix.benchmarks;

import org.jspecify.annotations.NullMarked;
