package io.aerophoenix.console;

import io.aerophoenix.control.AppQuery;
import io.aerophoenix.control.Command;
import io.aerophoenix.control.Control;
import io.aerophoenix.control.Query;
import io.aerophoenix.control.RegionView;
import io.aerophoenix.control.Request;
import io.aerophoenix.control.SecretQuery;
import io.aerophoenix.control.Vitals;
import io.aerophoenix.control.VolumeQuery;
import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.lifecycle.EventListener;
import io.aerophoenix.lifecycle.Execution;
import io.aerophoenix.lifecycle.Health;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A region that exists only in memory and does what a test tells it.
///
/// It answers like the real door, remembers what was asked, and counts who listens.
public final class FakeRegion implements Control {
    private static final RegionCode REGION = new RegionCode("iad");

    private final InstantSource clock;
    private final NavigableMap<MachineId, FakeMachine> machines = new TreeMap<>();
    private final NavigableMap<MachineId, Sighting.Quarantined> quarantined = new TreeMap<>();
    private final Set<MachineId> repaired = new HashSet<>();
    private final FakeList list = new FakeList();
    private final FakeLogs logs = new FakeLogs();
    private final Map<MachineId, Health> health = new HashMap<>();
    private final Listeners<EventListener> events = new Listeners<>();
    private final Listeners<Consumer<Vitals>> vitals = new Listeners<>();
    private final FakePulse pulse;
    private final FakeCommands carryingOut = new FakeCommands(this);
    private final List<Command<?>> commands = new CopyOnWriteArrayList<>();
    private final List<Query<?>> queries = new CopyOnWriteArrayList<>();
    private volatile @Nullable String refusal;
    private volatile boolean broken;
    private volatile String status = "ready";
    private volatile Execution.Outcome execution =
            new Execution.Outcome(0, null, "", "", false, false);
    private long position;

    public FakeRegion(InstantSource clock) {
        this.clock = clock;
        this.pulse = new FakePulse(clock, vitals);
    }

    /// The id that sorts as the `number`th.
    public static MachineId id(int number) {
        return new MachineId("m-%018d".formatted(number));
    }

    // What a test does to it.

    public synchronized MachineId create(String app, String name, Action... then) {
        var id = id(machines.size() + quarantined.size() + 1);
        admit(id, app, name, List.of(then));
        return id;
    }

    private void admit(MachineId id, String app, String name, List<Action> then) {
        var machine = new FakeMachine(id, app, name, then, clock.instant());
        machines.put(id, machine);
        tell(machine, machine.creation());
    }

    public synchronized void quarantine(String reason) {
        var id = id(machines.size() + quarantined.size() + 1);
        var unreadable = new Sighting.Quarantined(id, reason, clock.instant());
        quarantined.put(id, unreadable);
        list.put(unreadable);
    }

    /// A good file of the quarantined machine is back.
    public synchronized void repair(MachineId id) {
        repaired.add(id);
    }

    /// Ends the quarantine of a machine whose file was repaired.
    public synchronized Answer<Machine> readmit(MachineId id) {
        var unreadable = quarantined.get(id);
        if (unreadable != null && !repaired.contains(id)) {
            return Answer.refused(ErrorCode.QUARANTINED, unreadable.reason());
        }
        if (quarantined.remove(id) != null) {
            admit(id, "shop", "readmitted", List.of());
        }
        return new Answer.Done<>(machine(id));
    }

    public void move(MachineId id, MachineState... states) {
        for (var state : states) {
            move(id, state, null, null);
        }
    }

    public void move(
            MachineId id, MachineState to, @Nullable Action under, @Nullable String error) {
        change(id, (machine, now) -> machine.move(to, under, error, now));
    }

    public void configure(MachineId id, Note.Kind kind, UnaryOperator<MachineSpec> edit) {
        change(
                id,
                (machine, now) ->
                        machine.configure(
                                edit.apply(machine.machine().spec()),
                                kind,
                                "configured anew",
                                now));
    }

    public void cordon(MachineId id, boolean cordoned) {
        change(id, (machine, now) -> machine.cordon(cordoned, now));
    }

    public void lease(MachineId id, String holder, String reason, Duration ttl) {
        var now = clock.instant();
        var lease = new Lease(holder, reason, Lease.digestOf("nonce"), now, now.plus(ttl));
        change(
                id,
                (machine, at) ->
                        machine.lease(
                                lease,
                                Note.Kind.LEASE_ACQUIRED,
                                "leased for %d s: %s".formatted(ttl.toSeconds(), reason),
                                at));
    }

    void endLease(MachineId id, String why) {
        change(id, (machine, now) -> machine.lease(null, Note.Kind.LEASE_BROKEN, why, now));
    }

    public void note(MachineId id, Note.Kind kind, String text) {
        change(id, (machine, now) -> machine.note(kind, text, now));
    }

    /// Gives the machine a check, if it has none of the name, and lets it come out so.
    public void check(MachineId id, String name, Health.Verdict verdict, String output) {
        if (machine(id).spec().checks().stream().noneMatch(it -> it.name().equals(name))) {
            configure(id, Note.Kind.CONFIGURED, spec -> Specs.withCheck(spec, check(name)));
        }
        synchronized (this) {
            health.put(
                    id,
                    new Health(
                            verdict,
                            List.of(new Health.Check(name, verdict, 3, output, clock.instant()))));
        }
        note(id, Note.Kind.HEALTH, "%s is %s: %s".formatted(name, verdict.word(), output));
    }

    private static HealthCheck check(String name) {
        return new HealthCheck(
                name,
                new HealthCheck.Http(8080, "GET", "/healthz", Map.of()),
                HealthCheck.DEFAULT_INTERVAL,
                HealthCheck.DEFAULT_TIMEOUT,
                HealthCheck.DEFAULT_GRACE,
                HealthCheck.DEFAULT_FAILURES,
                HealthCheck.DEFAULT_SUCCESSES,
                HealthCheck.Then.REPORT);
    }

    private synchronized void change(
            MachineId id, BiFunction<FakeMachine, Instant, Change> changing) {
        var machine = existing(id);
        tell(machine, changing.apply(machine, clock.instant()));
    }

    public void write(MachineId id, String stream, String text) {
        logs.write(id, stream, text);
    }

    /// All listeners are told that they have missed something.
    public void forget() {
        events.each(listener -> listener.missed(position));
    }

    public synchronized void beat(double transitionsPerSecond) {
        pulse.beat(
                REGION,
                machines.values().stream().map(it -> it.machine().state()),
                quarantined.size(),
                critical(),
                transitionsPerSecond);
    }

    private int critical() {
        return (int)
                health.values().stream()
                        .filter(it -> it.verdict() == Health.Verdict.CRITICAL)
                        .count();
    }

    /// Commands are refused with this sentence from now on.
    public void refuse(String sentence) {
        refusal = sentence;
    }

    /// Each command makes it fail from now on, as a bug would.
    public void breakDown() {
        broken = true;
    }

    public void failStorage() {
        status = "storage_failed";
    }

    public void recoverStorage() {
        status = "ready";
    }

    /// Whatever is executed ends so from now on.
    public void executions(Execution.Outcome outcome) {
        execution = outcome;
    }

    // What a test asks it.

    public List<Command<?>> commands() {
        return List.copyOf(commands);
    }

    public List<Query<?>> queries() {
        return List.copyOf(queries);
    }

    public int subscriptions() {
        return events.count() + vitals.count() + logs.followers();
    }

    public synchronized Machine machine(MachineId id) {
        return existing(id).machine();
    }

    synchronized FakeMachine existing(MachineId id) {
        return Objects.requireNonNull(machines.get(id), id::value);
    }

    Execution.Outcome execution() {
        return execution;
    }

    public synchronized List<MachineId> ids() {
        return List.copyOf(machines.keySet());
    }

    // What the console asks it.

    @Override
    @SuppressWarnings("unchecked") // each request is answered with what it asks for
    public <T> Answer<T> handle(Caller caller, Request<T> request) {
        if (!caller.holds(request.needs())) {
            return Answer.refused(
                    ErrorCode.FORBIDDEN, "you lack the capability " + request.needs().word());
        }
        return (Answer<T>)
                switch (request) {
                    case Command<?> command -> carryOut(command);
                    case Query<?> query -> answer(query);
                };
    }

    private Answer<?> carryOut(Command<?> command) {
        commands.add(command);
        if (broken) {
            throw new IllegalStateException("a bug, for the test's sake");
        }
        return refusal == null
                ? carryingOut.carryOut(command)
                : Answer.refused(ErrorCode.PRECONDITION_FAILED, String.valueOf(refusal));
    }

    private synchronized Answer<?> answer(Query<?> query) {
        queries.add(query);
        return switch (query) {
            case Query.GetMachine(var id) -> find(id);
            case Query.ListMachines question -> new Answer.Done<>(list.page(question));
            case Query.SliceMachines question -> new Answer.Done<>(list.slice(question));
            case Query.GetHistory(var id) -> history(id);
            case Query.ListConfigurations(var id) ->
                    new Answer.Done<>(existing(id).configurations());
            case Query.GetHealth(var id) ->
                    new Answer.Done<>(
                            health.getOrDefault(id, new Health(Health.Verdict.UNKNOWN, List.of())));
            case AppQuery<?> _,
                    SecretQuery _,
                    VolumeQuery<?> _,
                    Query.AwaitState _,
                    Query.GetMemory _,
                    Query.ListProcesses _ ->
                    Answer.refused(ErrorCode.INVALID_REQUEST, "not here");
            case Query.ReadLogs read -> new Answer.Done<>(logs.read(read));
            case Query.FindLogsTail(var id, int lines) -> new Answer.Done<>(logs.tail(id, lines));
            case Query.FollowLogs(_, var signal) -> logs.follow(signal);
            case Query.GetUsage _ -> new Answer.Done<>(Optional.empty());
            case Query.WatchEvents(_, var listener) -> events.add(listener);
            case Query.ListRegions _ -> new Answer.Done<>(List.of(view()));
            case Query.GetVitals _ -> new Answer.Done<>(pulse.recent());
            case Query.WatchVitals(var listener) -> vitals.add(listener);
        };
    }

    private Answer<Sighting> find(MachineId id) {
        var machine = machines.get(id);
        if (machine != null) {
            return new Answer.Done<>(new Sighting.Known(machine.machine()));
        }
        var unreadable = quarantined.get(id);
        return unreadable == null
                ? Answer.refused(ErrorCode.NOT_FOUND, "there is no machine %s here".formatted(id))
                : new Answer.Done<>(unreadable);
    }

    private Answer<MachineHistory> history(MachineId id) {
        var unreadable = quarantined.get(id);
        return unreadable != null
                ? Answer.refused(ErrorCode.QUARANTINED, unreadable.reason())
                : new Answer.Done<>(existing(id).history());
    }

    private RegionView view() {
        var used =
                machines.values().stream()
                        .map(FakeMachine::machine)
                        .filter(machine -> machine.state().holdsResources())
                        .map(machine -> machine.spec().resources())
                        .reduce(Resources.NONE, Resources::plus);
        return new RegionView(
                REGION,
                status,
                machines.size(),
                List.of(
                        new RegionView.DriverRoom("process", new Resources(1_200, 768_000), used),
                        new RegionView.DriverRoom(
                                "simulator", new Resources(4_000, 8_000_000), Resources.NONE)));
    }

    private void tell(FakeMachine machine, Change change) {
        list.put(new Sighting.Known(machine.machine()));
        var event = new MachineEvent(++position, change, machine.machine());
        events.each(listener -> listener.changed(List.of(event)));
    }
}
