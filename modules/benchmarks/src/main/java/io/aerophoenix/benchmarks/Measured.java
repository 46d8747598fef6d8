package io.aerophoenix.benchmarks;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/// How often calls returned, and how long each took.
record Measured(Histogram nanos, Duration elapsed) {
    static final String P50 = "p50";
    static final String P99 = "p99";

    double perSecond() {
        return nanos.getTotalCount() / Nanos.seconds(elapsed);
    }

    double millis(double percentile) {
        return nanos.getValueAtPercentile(percentile) / Nanos.PER_MILLI;
    }

    /// @param rate what the calls of one second are called, such as `transitions`
    List<Row> rows(String subject, String rate) {
        return List.of(
                new Row(subject, rate, perSecond(), "1/s"),
                new Row(subject, P50, millis(50), "ms"),
                new Row(subject, P99, millis(99), "ms"));
    }
}
