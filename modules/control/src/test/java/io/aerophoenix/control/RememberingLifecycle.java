package io.aerophoenix.control;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.KeyedRequest;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.lifecycle.EventListener;
import io.aerophoenix.lifecycle.Health;
import io.aerophoenix.lifecycle.HealthStats;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.lifecycle.LifecycleStats;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.MachinePage;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.lifecycle.Subscription;
import io.aerophoenix.wal.RebuildReport;
import io.aerophoenix.wal.WalStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Remembers what it was asked, and has no machines of its own.
final class RememberingLifecycle implements Lifecycle {
    static final String DRIVER = "process";
    static final EventListener DEAF =
            new EventListener() {
                @Override
                public void changed(List<MachineEvent> events) {}

                @Override
                public void missed(long oldestKept) {}
            };

    final List<String> calls = new ArrayList<>();
    final List<Creation> creations = new ArrayList<>();
    @Nullable Sighting sighting;

    @Override
    public CompletableFuture<Answer<Machine>> create(Creation creation) {
        calls.add("create");
        creations.add(creation);
        return refused();
    }

    @Override
    public CompletableFuture<Answer<Machine>> act(MachineId machine, Order order) {
        calls.add("act");
        return refused();
    }

    private static CompletableFuture<Answer<Machine>> refused() {
        return CompletableFuture.completedFuture(Answer.refused(ErrorCode.LOCKED, "no"));
    }

    @Override
    public Answer<Machine> readmit(MachineId machine) {
        calls.add("readmit");
        return Answer.refused(ErrorCode.QUARANTINED, "no");
    }

    @Override
    public Optional<KeyedRequest> earlier(MachineId machine, KeyedRequest request) {
        calls.add("earlier");
        return Optional.empty();
    }

    @Override
    public Optional<Sighting> find(MachineId machine) {
        calls.add("find");
        return Optional.ofNullable(sighting);
    }

    @Override
    public MachinePage list(MachineFilter filter, @Nullable MachineId after, int limit) {
        calls.add("list");
        return new MachinePage(List.of(), null, 0);
    }

    @Override
    public Map<MachineState, Integer> census() {
        return Map.of();
    }

    @Override
    public int quarantined() {
        return 0;
    }

    @Override
    public Optional<MachineHistory> history(MachineId machine) {
        calls.add("history");
        return Optional.empty();
    }

    @Override
    public Optional<List<Configuration>> configurations(MachineId machine) {
        calls.add("configurations");
        return Optional.empty();
    }

    @Override
    public Optional<Health> health(MachineId machine) {
        calls.add("health");
        return Optional.empty();
    }

    @Override
    public CompletableFuture<RebuildReport> rebuildIndex() {
        calls.add("rebuildIndex");
        return CompletableFuture.failedFuture(new IllegalStateException("busy"));
    }

    @Override
    public MachinePage slice(MachineFilter filter, int offset, int limit) {
        calls.add("slice");
        return new MachinePage(List.of(), null, 0);
    }

    @Override
    public CompletableFuture<Optional<Machine>> when(
            MachineId machine, Predicate<Machine> condition) {
        calls.add("when");
        return sighting == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : new CompletableFuture<>();
    }

    @Override
    public Subscription watch(@Nullable Long after, EventListener listener) {
        calls.add("watch");
        return () -> {};
    }

    @Override
    public Optional<MachineDriver> driver(String name) {
        return name.equals(DRIVER) ? Optional.of(new IdleDriver()) : Optional.empty();
    }

    @Override
    public MachineSpec provided(Machine machine) {
        return machine.spec();
    }

    @Override
    public Map<String, Room> rooms() {
        return Map.of(DRIVER, new Room(new Resources(1, 1), Resources.NONE));
    }

    @Override
    public HealthStats healthStats() {
        return new HealthStats(9, 5, 2);
    }

    @Override
    public LifecycleStats stats() {
        return new LifecycleStats(0, 0, 0, 0, 0, 0, 0, LifecycleStats.Troubles.NONE);
    }

    @Override
    public WalStats.Latency recentJournalLatency() {
        return new WalStats.Latency(Duration.ZERO, Duration.ZERO);
    }

    @Override
    public boolean healthy() {
        return true;
    }

    @Override
    public void close() {}
}
