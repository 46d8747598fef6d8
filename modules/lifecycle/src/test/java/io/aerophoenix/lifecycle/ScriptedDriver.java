package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.StopPolicy;
import java.time.Instant;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A driver whose workloads are entries in a map, and which can be told to wait and to fail. It outlives the lifecycle
/// that uses it, as real workloads do.
final class ScriptedDriver implements MachineDriver {
    static final String NAME = "scripted";

    /// The specs that starts and checks came with.
    final Deque<MachineSpec> given = new ConcurrentLinkedDeque<>();

    final List<String> effects = new CopyOnWriteArrayList<>();
    final Map<IntentId, Optional<Exit>> lives = new ConcurrentHashMap<>();
    final List<StopPolicy> stoppedAs = new CopyOnWriteArrayList<>();
    final Set<IntentId> frozen = ConcurrentHashMap.newKeySet();
    private final Map<IntentId, Instant> begun = new ConcurrentHashMap<>();
    volatile CountDownLatch gate = new CountDownLatch(0);

    /// As long as it is closed, starts and stops hang, and do not let themselves be interrupted.
    volatile CountDownLatch deafGate = new CountDownLatch(0);

    final AtomicInteger hanging = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    private final Set<IntentId> fenced = ConcurrentHashMap.newKeySet();
    volatile @Nullable String failStart;
    volatile @Nullable String failStop;
    volatile @Nullable String failCheck;
    volatile CheckResult checked = CheckResult.passed("scripted");
    volatile Runnable checkGate = () -> {};
    private volatile ExitListener listener = (_, _) -> {};

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Resources capacity() {
        return new Resources(4, 1000);
    }

    @Override
    public Optional<String> objection(MachineSpec spec) {
        return Optional.empty();
    }

    @Override
    public void onExit(ExitListener exits) {
        listener = exits;
    }

    @Override
    public Instance start(StartOrder order) throws DriverException, InterruptedException {
        gate.await();
        hang();
        given.add(order.spec());
        fail(failStart);
        fail(fenced.contains(order.intent()) ? "it was found never started" : null);
        if (lives.putIfAbsent(order.intent(), Optional.empty()) == null) {
            effects.add("start " + order.intent());
        }
        return instance(order.intent());
    }

    @Override
    public Exit stop(MachineId machine, IntentId startedBy, StopPolicy policy)
            throws DriverException, InterruptedException {
        gate.await();
        hang();
        fail(failStop);
        stoppedAs.add(policy);
        var exit = new Exit(0, null, Instant.now());
        var before = lives.getOrDefault(startedBy, Optional.empty());
        lives.put(startedBy, before.or(() -> Optional.of(exit)));
        effects.add("stop " + startedBy);
        return before.orElse(exit);
    }

    private void hang() {
        hanging.incrementAndGet();
        while (deafGate.getCount() > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        hanging.decrementAndGet();
    }

    private static void fail(@Nullable String reason) throws DriverException {
        if (reason != null) {
            throw new DriverException(reason);
        }
    }

    @Override
    public void suspend(MachineId machine, IntentId startedBy)
            throws DriverException, InterruptedException {
        gate.await();
        refuseEnded(startedBy);
        frozen.add(startedBy);
        effects.add("suspend " + startedBy);
    }

    @Override
    public void resume(MachineId machine, IntentId startedBy)
            throws DriverException, InterruptedException {
        gate.await();
        refuseEnded(startedBy);
        frozen.remove(startedBy);
        effects.add("resume " + startedBy);
    }

    private void refuseEnded(IntentId startedBy) throws DriverException {
        fail(lives.getOrDefault(startedBy, Optional.empty()).isEmpty() ? null : "it has ended");
    }

    @Override
    public Truth observe(MachineId machine, IntentId startedBy) {
        var life = lives.get(startedBy);
        if (life == null) {
            fenced.add(startedBy);
            return new Truth.NeverStarted();
        }
        return life.<Truth>map(exit -> new Truth.Ended(instance(startedBy), exit))
                .orElseGet(() ->
                        frozen.contains(startedBy)
                                ? new Truth.Suspended(instance(startedBy))
                                : new Truth.Running(instance(startedBy)));
    }

    @Override
    public Map<IntentId, Alive> alive() {
        looks.incrementAndGet();
        var alive = new HashMap<IntentId, Alive>();
        lives.forEach((intent, exit) -> {
            if (exit.isEmpty()) {
                alive.put(intent, frozen.contains(intent) ? Alive.SUSPENDED : Alive.RUNNING);
            }
        });
        return alive;
    }

    @Override
    public CheckResult check(
            MachineId machine, IntentId startedBy, MachineSpec spec, HealthCheck check)
            throws DriverException {
        checkGate.run();
        given.add(spec);
        fail(failCheck);
        return checked;
    }

    private Instance instance(IntentId intent) {
        return new Instance(
                intent, begun.computeIfAbsent(intent, _ -> Instant.now()), 4711L, List.of());
    }

    /// The workload ends by itself; heard of only when somebody listens.
    void end(IntentId startedBy, Exit exit) {
        lives.put(startedBy, Optional.of(exit));
        listener.ended(startedBy, exit);
    }

    @Override
    public void discard(MachineId machine) {
        effects.add("discard " + machine);
    }

    @Override
    public LogPage logs(MachineId machine, String after, int maxLines) {
        return new LogPage(List.of(), after);
    }

    @Override
    public String logsTail(MachineId machine, int lines) {
        return LogPage.BEGINNING;
    }

    @Override
    public Subscription followLogs(MachineId machine, Runnable moreMayBeThere) {
        return () -> {};
    }

    @Override
    public Optional<Usage> usage(MachineId machine, IntentId startedBy) {
        return Optional.empty();
    }

    @Override
    public void close() {
        listener = (_, _) -> {};
    }
}
