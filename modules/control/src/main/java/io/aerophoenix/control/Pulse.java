package io.aerophoenix.control;

import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.lifecycle.LifecycleStats;
import io.aerophoenix.lifecycle.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a region's figures, keeps those of the last two minutes, and tells who listens.
///
/// Whoever owns it calls [#beat] about once a second.
public final class Pulse {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final int KEPT = 120;

    private final RegionCode region;
    private final Lifecycle lifecycle;
    private final InstantSource clock;
    private final Deque<Vitals> recent = new ArrayDeque<>();
    private final List<Consumer<Vitals>> listeners = new CopyOnWriteArrayList<>();
    private LifecycleStats before;
    private Instant beforeAt;

    public Pulse(RegionCode region, Lifecycle lifecycle, InstantSource clock) {
        this.region = region;
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.before = lifecycle.stats();
        this.beforeAt = clock.instant();
    }

    /// Takes the figures since the previous beat.
    public void beat() {
        var vitals = take();
        listeners.removeIf(listener -> !hears(listener, vitals));
    }

    private static boolean hears(Consumer<Vitals> listener, Vitals vitals) {
        try {
            listener.accept(vitals);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("A listener to the region's figures failed and is dropped", e);
            return false;
        }
    }

    private synchronized Vitals take() {
        var now = clock.instant();
        var stats = lifecycle.stats();
        var latency = lifecycle.recentJournalLatency();
        double seconds = Math.max(0.001, Duration.between(beforeAt, now).toNanos() / 1e9);
        var vitals =
                new Vitals(
                        region,
                        now,
                        lifecycle.census(),
                        lifecycle.quarantined(),
                        lifecycle.healthStats().critical(),
                        (stats.transitions() - before.transitions()) / seconds,
                        (stats.appends() - before.appends()) / seconds,
                        latency.p50(),
                        latency.p99(),
                        stats.queued());
        before = stats;
        beforeAt = now;
        recent.addLast(vitals);
        if (recent.size() > KEPT) {
            recent.removeFirst();
        }
        return vitals;
    }

    /// The oldest first.
    public synchronized List<Vitals> recent() {
        return List.copyOf(recent);
    }

    Subscription watch(Consumer<Vitals> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
