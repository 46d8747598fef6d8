package io.aerophoenix.lifecycle;

import static java.util.Objects.requireNonNull;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.KeyedRequest;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.wal.DamagedFileException;
import io.aerophoenix.wal.RebuildReport;
import io.aerophoenix.wal.WalSettings;
import io.aerophoenix.wal.WalStats;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All machines of one region, each an actor, all durable through one journal.
public final class DurableLifecycle implements Lifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DurableLifecycle.class);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private static final int MAILBOX = 256;

    private final Surroundings region;
    private final Roster roster;
    private final EventLog events;
    private final ChangeCodec codec;
    private final Gate gate;
    private final Quarantines quarantines;
    private final HealthMonitor monitor;
    private final Map<MachineId, CompletableFuture<Answer<Machine>>> births =
            new ConcurrentHashMap<>();

    DurableLifecycle(Surroundings region, EventLog events, ChangeCodec codec) {
        this.region = region;
        this.roster = region.roster();
        this.events = events;
        this.codec = codec;
        this.gate = new Gate(region);
        this.quarantines = new Quarantines(region);
        this.monitor =
                new HealthMonitor(
                        HealthTools.of(region, this::act),
                        () -> roster.living().map(Living::machine));
    }

    /// Opens a region's folder, puts its machines together from files and journal, and sees to what was under way. A
    /// machine that cannot be read is quarantined, the others go on.
    ///
    /// The drivers are the caller's: it opens them before and closes them after.
    public static DurableLifecycle open(
            WalSettings settings, List<MachineDriver> drivers, InstantSource clock) {
        return open(
                settings,
                LifecycleSettings.standard(),
                drivers,
                World.real(clock),
                Provisions.NONE);
    }

    /// As [#open(WalSettings, List, InstantSource)], with everything said.
    public static DurableLifecycle open(
            WalSettings storage,
            LifecycleSettings settings,
            List<MachineDriver> drivers,
            World world,
            Provisions provisions) {
        return new Opening(storage, settings, drivers, world, provisions).run();
    }

    /// Sees to what has been under way, and from now on to what changes without being asked to.
    void begin() {
        region.overdue().lookBy(region.timer());
        roster.living()
                .filter(living -> hasSomethingToDo(living.machine()))
                .forEach(living -> living.tell(new Message.Recover()));
        region.drivers().values().forEach(driver -> new Reconciler(region, driver).begin());
        events.overhear(monitor::changed);
        monitor.begin();
    }

    private static boolean hasSomethingToDo(Machine machine) {
        var status = machine.status();
        return status.operation() != null
                || status.restartAt() != null
                || machine.state() == MachineState.RUNNING
                || machine.state() == MachineState.SUSPENDED;
    }

    void workloadEnded(IntentId startedBy, Exit exit) {
        roster.living(startedBy.machine())
                .ifPresent(living ->
                        living.tell(new Message.WorkloadEnded(startedBy, exit, Cause.EXIT)));
    }

    /// A machine's file is found to be damaged while the region runs.
    void damaged(MachineId machine, String reason) {
        roster.living(machine).ifPresent(living -> living.tell(new Message.Damaged(reason)));
    }

    @Override
    public CompletableFuture<Answer<Machine>> create(Creation creation) {
        return gate.letIn(() -> createOnce(creation));
    }

    private CompletableFuture<Answer<Machine>> createOnce(Creation creation) {
        var birth = new CompletableFuture<Answer<Machine>>();
        var earlier = births.putIfAbsent(creation.id(), birth);
        if (earlier != null) {
            // A repeat that came before the first was answered: it looks again when that is
            // settled.
            return earlier.handle((_, _) -> creation).thenCompose(this::createOnce);
        }
        region.threads().execute(() -> bear(creation, birth));
        return birth;
    }

    private void bear(Creation creation, CompletableFuture<Answer<Machine>> birth) {
        try {
            var answer = new Birth(region, creation).run();
            births.remove(creation.id());
            birth.complete(answer);
        } catch (RuntimeException e) {
            births.remove(creation.id());
            birth.completeExceptionally(e);
        }
    }

    @Override
    public CompletableFuture<Answer<Machine>> act(MachineId machine, Order order) {
        return gate.letIn(() -> askOf(machine, order));
    }

    private CompletableFuture<Answer<Machine>> askOf(MachineId machine, Order order) {
        return switch (roster.find(machine)) {
            case Living living -> ask(living, order);
            case Resident.InQuarantine(var quarantined) ->
                    settled(Answer.refused(ErrorCode.QUARANTINED, quarantined.reason()));
            case null -> settled(refusedByNobody(machine, order));
        };
    }

    private CompletableFuture<Answer<Machine>> ask(Living living, Order order) {
        var reply = new CompletableFuture<Answer<Machine>>();
        if (!living.offer(new Message.Asked(order, region.clock().instant(), reply), MAILBOX)) {
            region.tally().overloaded.increment();
            reply.complete(
                    new Answer.Refused<>(
                            Gate.tooMuch(
                                    "%d requests wait for %s already; try again later"
                                            .formatted(MAILBOX, living.id()))));
        }
        return reply;
    }

    private Answer<Machine> refusedByNobody(MachineId machine, Order order) {
        return forgotten(machine)
                .flatMap(it -> repeated(it, order).or(() -> refused(it, order)))
                .orElseGet(() -> notFound(machine));
    }

    private Optional<Answer<Machine>> repeated(Machine machine, Order order) {
        return order.isRepeatable()
                        && earlierOf(machine.id(), order) instanceof Earlier.Answered(var answer)
                ? Optional.of(answer)
                : Optional.empty();
    }

    private Earlier earlierOf(MachineId machine, Order order) {
        var keyed = requireNonNull(order.keyed());
        return read(machine, () -> region.retelling().earlier(machine, keyed));
    }

    private Optional<Answer<Machine>> refused(Machine machine, Order order) {
        return Guards.check(machine, order, region.clock().instant()).map(Answer.Refused::new);
    }

    @Override
    public Optional<KeyedRequest> earlier(MachineId machine, KeyedRequest request) {
        return find(machine).isPresent()
                ? read(machine, () -> region.retelling().latest(machine, request))
                : Optional.empty();
    }

    private static Answer<Machine> notFound(MachineId machine) {
        return Answer.refused(
                ErrorCode.NOT_FOUND,
                "there is no machine %s here; list them to see which there are".formatted(machine));
    }

    private static CompletableFuture<Answer<Machine>> settled(Answer<Machine> answer) {
        return CompletableFuture.completedFuture(answer);
    }

    @Override
    public CompletableFuture<RebuildReport> rebuildIndex() {
        return region.wal().rebuildIndex();
    }

    @Override
    public Answer<Machine> readmit(MachineId machine) {
        return switch (roster.find(machine)) {
            case Living living -> new Answer.Done<>(living.machine());
            case Resident.InQuarantine(var quarantined) -> quarantines.end(quarantined);
            case null -> notFound(machine);
        };
    }

    @Override
    public Optional<Sighting> find(MachineId machine) {
        var resident = roster.find(machine);
        return resident == null
                ? forgotten(machine).map(Sighting.Known::new)
                : Optional.of(resident.sighting());
    }

    private Optional<Machine> forgotten(MachineId machine) {
        try {
            return region.retelling().forgotten(machine);
        } catch (DamagedFileException | IllegalArgumentException e) {
            var reason = Quarantines.reason(region, machine, e);
            LOG.error("The history of {} cannot be read. {}", machine, reason);
            throw new QuarantineException(region.wal().withoutFolder(reason), e);
        }
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
        return find(machine)
                .filter(Sighting.Known.class::isInstance)
                .map(known -> monitor.health(((Sighting.Known) known).machine()));
    }

    @Override
    public Map<MachineState, Integer> census() {
        return roster.census().byState();
    }

    @Override
    public int quarantined() {
        return roster.census().quarantined();
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
        return switch (find(machine).orElse(null)) {
            case Sighting.Known _ ->
                    Optional.of(read(machine, () -> region.retelling().changes(machine)));
            case Sighting.Quarantined quarantined ->
                    throw new QuarantineException(
                            quarantined.reason(), new IllegalStateException("quarantined"));
            case null -> Optional.empty();
        };
    }

    private <T> T read(MachineId machine, Supplier<T> story) {
        try {
            return story.get();
        } catch (DamagedFileException | IllegalArgumentException e) {
            var reason = Quarantines.reason(region, machine, e);
            LOG.error("The history of {} cannot be read. {}", machine, reason);
            throw new QuarantineException(region.wal().withoutFolder(reason), e);
        }
    }

    @Override
    public CompletableFuture<Optional<Machine>> when(
            MachineId machine, Predicate<Machine> condition) {
        return switch (roster.find(machine)) {
            case Living living -> region.watchers().when(machine, condition, living::machine);
            case Resident.InQuarantine _ -> CompletableFuture.completedFuture(Optional.empty());
            case null -> forgottenWhen(machine, condition);
        };
    }

    /// Nothing changes any more: it is so now, or never.
    private CompletableFuture<Optional<Machine>> forgottenWhen(
            MachineId machine, Predicate<Machine> condition) {
        var found = forgotten(machine);
        return found.isPresent() && !condition.test(found.get())
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(found);
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
                    roster.living(change.machine())
                            .map(Living::machine)
                            .or(() -> forgotten(change.machine()))
                            .map(machine -> machine.with(change.after()))
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
    public MachineSpec provided(Machine machine) throws DriverException {
        return region.provisions().provided(machine);
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
                wal.unstored(),
                gate.inFlight(),
                region.tally().awake.sum(),
                region.tally().troubles());
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
        monitor.close();
        var atRest =
                roster.living()
                        .filter(living -> living.machine().status().operation() != null)
                        .map(living -> when(living.id(), it -> it.status().operation() == null))
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
