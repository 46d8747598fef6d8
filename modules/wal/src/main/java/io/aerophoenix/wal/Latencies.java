package io.aerophoenix.wal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/// Durations recorded by one thread and summed up by another.
final class Latencies {
    private static final long HIGHEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(HIGHEST_NANOS, 2);
    private @Nullable Histogram reused;

    void record(long nanos) {
        recorder.recordValue(Math.clamp(nanos, 0, HIGHEST_NANOS));
    }

    /// The percentiles of what was recorded since the previous call.
    synchronized WalStats.Latency sinceLast() {
        var histogram = recorder.getIntervalHistogram(reused);
        reused = histogram;
        return new WalStats.Latency(at(histogram, 50), at(histogram, 99));
    }

    private static Duration at(Histogram histogram, double percentile) {
        return histogram.getTotalCount() == 0
                ? Duration.ZERO
                : Duration.ofNanos(histogram.getValueAtPercentile(percentile));
    }
}
