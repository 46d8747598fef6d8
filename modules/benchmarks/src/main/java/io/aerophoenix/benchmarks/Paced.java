package io.aerophoenix.benchmarks;

import java.util.List;
import org.HdrHistogram.Histogram;

/// How long operations took that came at a given pace.
///
/// @param nanos of all, from when each was due
/// @param achieved how many a second were done by the time the last arrived: less than came when that was too many
record Paced(Histogram nanos, double achieved) {
    static final String ACHIEVED = "achieved";
    static final String P99 = "p99";

    List<Row> rows(String subject) {
        return List.of(
                new Row(subject, ACHIEVED, achieved, "1/s"),
                millis(subject, "p50", 50),
                millis(subject, "p90", 90),
                millis(subject, P99, 99),
                millis(subject, "p99.9", 99.9),
                millis(subject, "max", 100));
    }

    private Row millis(String subject, String metric, double percentile) {
        return new Row(
                subject, metric, nanos.getValueAtPercentile(percentile) / Nanos.PER_MILLI, "ms");
    }
}
