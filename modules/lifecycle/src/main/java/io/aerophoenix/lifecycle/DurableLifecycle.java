package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.wal.DamagedFileException;
import io.aerophoenix.wal.Failpoints;
import io.aerophoenix.wal.Wal;
import io.aerophoenix.wal.WalSettings;
import io.aerophoenix.wal.WalStats;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All machines of one region, each an actor, all durable through one journal.
public final class DurableLifecycle implements Lifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DurableLifecycle.class);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final Surroundings region;
    private final Roster roster;
    private final EventLog events;
    private final ChangeCodec codec;
    private final HealthMonitor monitor;
    private Subscription monitored = () -> {};
    private final Map<MachineId, CompletableFuture<Answer<Machine>>> births =
            new ConcurrentHashMap<>();

    private DurableLifecycle(
            Surroundings region, Roster roster, EventLog events, ChangeCodec codec) {
        this.region = region;
        this.roster = roster;
        this.events = events;
        this.codec = codec;
        this.monitor = new HealthMonitor(healthTools(), this::machines);
    }

    private HealthTools healthTools() {
        return new HealthTools(
                region.drivers(),
                region.clock(),
                new Random(),
                region.threads(),
                HealthTools.Timer.over(region.timer()),
                this::act,
                new HealthTools.Counts());
    }

    private Stream<Machine> machines() {
        return roster.actors().map(MachineActor::machine);
    }

    private void watchHealth() {
        long before = events.last();
        monitor.begin();
        monitored = watch(before, monitor);
    }

    /// Opens a region's folder, puts its machines together from files and journal, and sees to what was under way. A
    /// machine that cannot be read is quarantined, the others go on.
    ///
    /// The drivers are the caller's: it opens them before and closes them after.
    public static DurableLifecycle open(
            WalSettings settings, List<MachineDriver> drivers, InstantSource clock) {
        var codec = new ChangeCodec();
        var events = new EventLog();
        var recorder = new Recorder(codec, events);
        var wal = Wal.open(settings, new Replay(codec), recorder::durable, Failpoints.NONE);
        events.beginAfter(wal.lastPosition());
        var lifecycle =
                new DurableLifecycle(
                        surroundings(wal, recorder, drivers, clock), new Roster(), events, codec);
        drivers.forEach(driver -> driver.onExit(lifecycle::workloadEnded));
        lifecycle.recover();
        return lifecycle;
    }

    private static Surroundings surroundings(
            Wal wal, Recorder recorder, List<MachineDriver> drivers, InstantSource clock) {
        var byName = new LinkedHashMap<String, MachineDriver>();
        drivers.forEach(driver -> byName.put(driver.name(), driver));
        var timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("lifecycle-timer").daemon().factory());
        Executor threads = task -> Thread.ofVirtual().name("machine").start(task);
        return new Surroundings(
                wal,
                recorder,
                byName,
                new Effects(byName, timer),
                new Rooms(drivers),
                clock,
                threads,
                timer);
    }

    private void recover() {
        new Reassembly(region, roster, new Replay(codec)).run();
        roster.actors().forEach(actor -> actor.tell(new Message.Recover()));
        watchHealth();
    }

    private void workloadEnded(IntentId startedBy, Exit exit) {
        roster.actor(startedBy.machine())
                .ifPresent(actor -> actor.tell(new Message.WorkloadEnded(startedBy, exit)));
    }

    @Override
    public CompletableFuture<Answer<Machine>> create(Creation creation) {
        var birth = new CompletableFuture<Answer<Machine>>();
        var earlier = births.putIfAbsent(creation.id(), birth);
        if (earlier != null) {
            // A repeat that came before the first was answered: it looks again when that is
            // settled.
            return earlier.handle((_, _) -> creation).thenCompose(this::create);
        }
        region.threads().execute(() -> bear(creation, birth));
        return birth;
    }

    private void bear(Creation creation, CompletableFuture<Answer<Machine>> birth) {
        try {
            var answer = new Birth(region, roster, creation).run();
            births.remove(creation.id());
            birth.complete(answer);
        } catch (RuntimeException e) {
            births.remove(creation.id());
            birth.completeExceptionally(e);
        }
    }

    @Override
    public CompletableFuture<Answer<Machine>> act(MachineId machine, Order order) {
        return switch (roster.find(machine)) {
            case Roster.Resident.Living(var actor) -> actor.ask(order);
            case Roster.Resident.InQuarantine(var quarantined) ->
                    CompletableFuture.completedFuture(
                            Answer.refused(ErrorCode.QUARANTINED, quarantined.reason()));
            case null ->
                    CompletableFuture.completedFuture(
                            Answer.refused(
                                    ErrorCode.NOT_FOUND,
                                    "there is no machine %s here; list them to see which there are"
                                            .formatted(machine)));
        };
    }

    @Override
    public Optional<Sighting> find(MachineId machine) {
        return Optional.ofNullable(roster.find(machine)).map(Roster.Resident::sighting);
    }

    @Override
    public MachinePage list(MachineFilter filter, @Nullable MachineId after, int limit) {
        return roster.page(filter, after, limit);
    }

    @Override
    public MachinePage slice(MachineFilter filter, int offset, int limit) {
        return roster.slice(filter, offset, limit);
    }

    @Override
    public Optional<Health> health(MachineId machine) {
        return roster.actor(machine).map(actor -> monitor.health(actor.machine()));
    }

    @Override
    public Map<MachineState, Integer> census() {
        return roster.census();
    }

    @Override
    public int quarantined() {
        return roster.quarantined();
    }

    @Override
    public Optional<MachineHistory> history(MachineId machine) {
        return changes(machine).map(History::of);
    }

    @Override
    public Optional<List<Configuration>> configurations(MachineId machine) {
        return changes(machine).map(History::configurations);
    }

    private Optional<List<Change>> changes(MachineId machine) {
        return switch (roster.find(machine)) {
            case Roster.Resident.Living _ -> Optional.of(read(machine));
            case Roster.Resident.InQuarantine(var quarantined) ->
                    throw new QuarantineException(
                            quarantined.reason(), new IllegalStateException("quarantined"));
            case null -> Optional.empty();
        };
    }

    private List<Change> read(MachineId machine) {
        try {
            return region.wal().entries(machine).stream()
                    .map(entry -> codec.decode(entry.payload()))
                    .toList();
        } catch (DamagedFileException e) {
            var reason = String.valueOf(e.getMessage());
            LOG.error("The history of {} cannot be read. {}", machine, reason);
            throw new QuarantineException(region.wal().withoutFolder(reason), e);
        }
    }

    @Override
    public CompletableFuture<Optional<Machine>> when(
            MachineId machine, Predicate<Machine> condition) {
        return roster.actor(machine)
                .map(actor -> actor.when(condition))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public Subscription watch(@Nullable Long after, EventListener listener) {
        return EventFollower.start(
                events, this::archived, after == null ? events.last() : after, listener);
    }

    private List<MachineEvent> archived(long after, int limit) {
        return region.wal().read(after, limit).stream()
                .<MachineEvent>mapMulti((stored, into) -> {
                    var change = codec.decode(stored.entry().payload());
                    roster.actor(change.machine())
                            .map(actor -> actor.machine().with(change.after()))
                            .ifPresent(machine ->
                                    into.accept(
                                            new MachineEvent(stored.position(), change, machine)));
                })
                .toList();
    }

    /// The oldest position from which [#watch] brings everything.
    long oldestEvent() {
        return region.wal().firstPosition();
    }

    @Override
    public Optional<MachineDriver> driver(String name) {
        return Optional.ofNullable(region.drivers().get(name));
    }

    @Override
    public Map<String, Room> rooms() {
        return region.rooms().view();
    }

    @Override
    public LifecycleStats stats() {
        var wal = region.wal().stats();
        return new LifecycleStats(
                region.recorder().transitions(),
                wal.appends(),
                wal.commits(),
                wal.queued(),
                wal.unstored());
    }

    @Override
    public HealthStats healthStats() {
        return monitor.stats();
    }

    @Override
    public WalStats.Latency recentJournalLatency() {
        return region.wal().recentLatency();
    }

    @Override
    public boolean healthy() {
        return !region.wal().failed();
    }

    @Override
    public void close() {
        monitored.close();
        monitor.close();
        var atRest =
                roster.actors()
                        .filter(actor -> actor.machine().status().operation() != null)
                        .map(actor -> actor.when(machine -> machine.status().operation() == null))
                        .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(atRest).get(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.info(
                    "Some operations were still under way after {} s; the next start sees to them",
                    DRAIN.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        region.timer().shutdownNow();
        region.wal().close();
    }
}
