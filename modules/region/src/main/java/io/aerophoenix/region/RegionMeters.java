package io.aerophoenix.region;

import io.aerophoenix.control.Pulse;
import io.aerophoenix.control.Vitals;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fly.RateLimiter;
import io.aerophoenix.lifecycle.HealthStats;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.lifecycle.LifecycleStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/// The region's figures as meters, for `/metrics`. They are taken once a second anyway, or counted as things
/// happen: a scrape costs next to nothing.
final class RegionMeters {
    private final MeterRegistry registry;
    private final Lifecycle lifecycle;
    private final Pulse pulse;
    private final RateLimiter limiter;

    RegionMeters(MeterRegistry registry, Lifecycle lifecycle, Pulse pulse, RateLimiter limiter) {
        this.registry = registry;
        this.lifecycle = lifecycle;
        this.pulse = pulse;
        this.limiter = limiter;
    }

    void register() {
        for (var state : MachineState.values()) {
            registry.gauge(
                    "aerophoenix.machines",
                    Tags.of("state", state.word()),
                    pulse,
                    it -> latest(it, vitals -> vitals.machines().getOrDefault(state, 0)));
        }
        gauge(
                "aerophoenix.machines.quarantined",
                "Machines whose file cannot be read",
                Vitals::quarantined);
        gauge("aerophoenix.journal.queue", "Entries that wait to be written", Vitals::journalQueue);
        gauge(
                "aerophoenix.journal.append.p50.seconds",
                "Median time from append to durable, over the last second",
                vitals -> seconds(vitals.journalP50()));
        gauge(
                "aerophoenix.journal.append.p99.seconds",
                "99th percentile of the time from append to durable, over the last second",
                vitals -> seconds(vitals.journalP99()));
        counter("aerophoenix.transitions", "Moves made durable", LifecycleStats::transitions);
        counter("aerophoenix.journal.appends", "Entries made durable", LifecycleStats::appends);
        counter("aerophoenix.journal.commits", "Journal transactions", LifecycleStats::commits);
        registerLoad();
        registerTroubles();
        registerHealth();
    }

    private void registerLoad() {
        stock("aerophoenix.requests.in.flight", "Requests worked on", LifecycleStats::inFlight);
        stock(
                "aerophoenix.machines.awake",
                "Machines of which more than a lean entry is in memory",
                LifecycleStats::awake);
        stock(
                "aerophoenix.files.unstored",
                "Entries that are in the journal and not yet in their machines' files",
                LifecycleStats::unstored);
    }

    private void registerTroubles() {
        counter(
                "aerophoenix.actor.restarts",
                "Machines' actors that began anew from what is durable",
                stats -> stats.troubles().actorRestarts());
        counter(
                "aerophoenix.quarantines",
                "Machines quarantined while the region ran",
                stats -> stats.troubles().quarantines());
        counter(
                "aerophoenix.effects.hung",
                "Effects that did not come back at their deadline",
                stats -> stats.troubles().hungEffects());
        counter(
                "aerophoenix.repairs",
                "Differences between drivers and journal that were mended",
                stats -> stats.troubles().repairs());
        counter(
                "aerophoenix.requests.overloaded",
                "Requests refused since there were too many",
                stats -> stats.troubles().overloaded());
        FunctionCounter.builder("aerophoenix.fly.limited", limiter, RateLimiter::refused)
                .description("Requests under /fly refused since they came too often")
                .register(registry);
    }

    private void stock(String name, String description, ToDoubleFunction<LifecycleStats> figure) {
        Gauge.builder(name, lifecycle, it -> figure.applyAsDouble(it.stats()))
                .description(description)
                .register(registry);
    }

    private void registerHealth() {
        healthCounter("aerophoenix.health.tries", "Tries of health checks", HealthStats::tries);
        healthCounter(
                "aerophoenix.health.failures",
                "Tries of health checks that did not pass",
                HealthStats::failures);
        Gauge.builder("aerophoenix.health.critical", lifecycle, it -> it.healthStats().critical())
                .description("Machines of which a health check is critical")
                .register(registry);
    }

    private void healthCounter(
            String name, String description, ToDoubleFunction<HealthStats> figure) {
        FunctionCounter.builder(name, lifecycle, it -> figure.applyAsDouble(it.healthStats()))
                .description(description)
                .register(registry);
    }

    private void gauge(String name, String description, ToDoubleFunction<Vitals> figure) {
        Gauge.builder(name, pulse, it -> latest(it, figure))
                .description(description)
                .register(registry);
    }

    private static double latest(Pulse pulse, ToDoubleFunction<Vitals> figure) {
        var recent = pulse.recent();
        return recent.isEmpty() ? 0 : figure.applyAsDouble(recent.getLast());
    }

    private void counter(String name, String description, ToDoubleFunction<LifecycleStats> figure) {
        FunctionCounter.builder(name, lifecycle, it -> figure.applyAsDouble(it.stats()))
                .description(description)
                .register(registry);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
