package io.aerophoenix.console;

import io.aerophoenix.control.Command;
import io.aerophoenix.control.ConfigurationCommand;
import io.aerophoenix.control.Control;
import io.aerophoenix.control.LeaseCommand;
import io.aerophoenix.control.Query;
import io.aerophoenix.control.RegionView;
import io.aerophoenix.control.Request;
import io.aerophoenix.control.Vitals;
import io.aerophoenix.control.WorkloadCommand;
import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.lifecycle.EventListener;
import io.aerophoenix.lifecycle.Health;
import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.lifecycle.Subscription;
import io.aerophoenix.security.Caller;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A region that exists only in memory and does what a test tells it.
///
/// It answers like the real door, remembers what was asked, and counts who listens.
public final class FakeRegion implements Control {
    private static final RegionCode REGION = new RegionCode("iad");
    private static final int KEPT = 120;

    private final InstantSource clock;
    private final NavigableMap<MachineId, FakeMachine> machines = new TreeMap<>();
    private final NavigableMap<MachineId, Sighting.Quarantined> quarantined = new TreeMap<>();
    private final FakeList list = new FakeList();
    private final Map<MachineId, List<LogPage.LogLine>> logs = new HashMap<>();
    private final List<EventListener> events = new CopyOnWriteArrayList<>();
    private final List<Consumer<Vitals>> vitals = new CopyOnWriteArrayList<>();
    private final List<Runnable> logSignals = new CopyOnWriteArrayList<>();
    private final List<Command<?>> commands = new CopyOnWriteArrayList<>();
    private final List<Query<?>> queries = new CopyOnWriteArrayList<>();
    private final Deque<Vitals> recent = new ArrayDeque<>();
    private volatile @Nullable String refusal;
    private long position;

    public FakeRegion(InstantSource clock) {
        this.clock = clock;
    }

    /// The id that sorts as the `number`th.
    public static MachineId id(int number) {
        return new MachineId("m-%018d".formatted(number));
    }

    // What a test does to it.

    public synchronized MachineId create(String app, String name, Action... then) {
        var id = id(machines.size() + quarantined.size() + 1);
        var machine = new FakeMachine(id, app, name, List.of(then), clock.instant());
        machines.put(id, machine);
        tell(machine, machine.creation());
        return id;
    }

    public synchronized void quarantine(String reason) {
        var id = id(machines.size() + quarantined.size() + 1);
        var unreadable = new Sighting.Quarantined(id, reason, clock.instant());
        quarantined.put(id, unreadable);
        list.put(unreadable);
    }

    public void move(MachineId id, MachineState... states) {
        for (var state : states) {
            move(id, state, null, null);
        }
    }

    public synchronized void move(
            MachineId id, MachineState to, @Nullable Action under, @Nullable String error) {
        var machine = existing(id);
        tell(machine, machine.move(to, under, error, clock.instant()));
    }

    public synchronized void write(MachineId id, String stream, String text) {
        logs.computeIfAbsent(id, _ -> new ArrayList<>()).add(new LogPage.LogLine(stream, text));
        logSignals.forEach(Runnable::run);
    }

    /// All listeners are told that they have missed something.
    public void forget() {
        events.forEach(listener -> listener.missed(position));
    }

    public void beat(double transitionsPerSecond) {
        var taken = take(transitionsPerSecond);
        vitals.forEach(listener -> listener.accept(taken));
    }

    /// Commands are refused with this sentence from now on.
    public void refuse(String sentence) {
        refusal = sentence;
    }

    // What a test asks it.

    public List<Command<?>> commands() {
        return List.copyOf(commands);
    }

    public List<Query<?>> queries() {
        return List.copyOf(queries);
    }

    public int subscriptions() {
        return events.size() + vitals.size() + logSignals.size();
    }

    public synchronized Machine machine(MachineId id) {
        return existing(id).machine();
    }

    private FakeMachine existing(MachineId id) {
        return Objects.requireNonNull(machines.get(id), id::value);
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
        if (refusal != null) {
            return Answer.refused(ErrorCode.PRECONDITION_FAILED, refusal);
        }
        return switch (command) {
            case Command.MachineCommand act -> act(act);
            case Command.CreateMachine _,
                    Command.IssueSignInCode _,
                    ConfigurationCommand _,
                    LeaseCommand<?> _,
                    WorkloadCommand<?> _ ->
                    Answer.refused(ErrorCode.INVALID_REQUEST, "not here");
        };
    }

    private Answer<?> act(Command.MachineCommand command) {
        for (var action : command.actions()) {
            switch (action) {
                case START -> move(command.machine(), MachineState.STARTING, MachineState.RUNNING);
                case STOP -> stop(command.machine());
                case SUSPEND -> move(command.machine(), MachineState.SUSPENDED);
                case RESUME -> move(command.machine(), MachineState.RUNNING);
                case DESTROY -> move(command.machine(), MachineState.TERMINATED);
            }
        }
        return new Answer.Done<>(machine(command.machine()));
    }

    private void stop(MachineId id) {
        if (machine(id).state() == MachineState.RUNNING) {
            move(id, MachineState.STOPPING);
        }
        move(id, MachineState.STOPPED);
    }

    private synchronized Answer<?> answer(Query<?> query) {
        queries.add(query);
        return switch (query) {
            case Query.GetMachine(var id) -> find(id);
            case Query.ListMachines question -> new Answer.Done<>(list.page(question));
            case Query.GetHistory(var id) -> history(id);
            case Query.SliceMachines _, Query.ListConfigurations _ ->
                    Answer.refused(ErrorCode.INVALID_REQUEST, "not here");
            case Query.GetHealth _ -> new Answer.Done<>(new Health(Health.Verdict.NONE, List.of()));
            case Query.AwaitState _ -> Answer.refused(ErrorCode.INVALID_REQUEST, "not here");
            case Query.ReadLogs read -> new Answer.Done<>(read(read));
            case Query.FindLogsTail(var id, int lines) ->
                    new Answer.Done<>(String.valueOf(Math.max(0, lines(id).size() - lines)));
            case Query.FollowLogs(_, var signal) -> {
                signal.run();
                yield subscribed(logSignals, signal);
            }
            case Query.GetUsage _ -> new Answer.Done<>(Optional.empty());
            case Query.WatchEvents(_, var listener) -> subscribed(events, listener);
            case Query.ListRegions _ -> new Answer.Done<>(List.of(view()));
            case Query.GetVitals _ -> new Answer.Done<>(List.copyOf(recent));
            case Query.WatchVitals(var listener) -> subscribed(vitals, listener);
        };
    }

    private static <L> Answer<Subscription> subscribed(List<L> listeners, L listener) {
        listeners.add(listener);
        return new Answer.Done<>(() -> listeners.remove(listener));
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

    private Answer<?> history(MachineId id) {
        var unreadable = quarantined.get(id);
        return unreadable != null
                ? Answer.refused(ErrorCode.QUARANTINED, unreadable.reason())
                : new Answer.Done<>(new MachineHistory(existing(id).history(), List.of()));
    }

    private LogPage read(Query.ReadLogs query) {
        var lines = lines(query.machine());
        int from = query.after().isEmpty() ? 0 : Integer.parseInt(query.after());
        int to = Math.min(lines.size(), from + query.maxLines());
        return new LogPage(lines.subList(from, to), String.valueOf(to));
    }

    private List<LogPage.LogLine> lines(MachineId id) {
        return logs.getOrDefault(id, List.of());
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
                "ready",
                machines.size(),
                List.of(
                        new RegionView.DriverRoom("process", new Resources(1_200, 768_000), used),
                        new RegionView.DriverRoom(
                                "simulator", new Resources(4_000, 8_000_000), Resources.NONE)));
    }

    private synchronized Vitals take(double transitionsPerSecond) {
        var census = new EnumMap<MachineState, Integer>(MachineState.class);
        for (var state : MachineState.values()) {
            census.put(state, 0);
        }
        machines.values().forEach(fake -> census.merge(fake.machine().state(), 1, Integer::sum));
        var taken =
                new Vitals(
                        REGION,
                        clock.instant(),
                        census,
                        quarantined.size(),
                        transitionsPerSecond,
                        transitionsPerSecond * 1.6,
                        Duration.ofNanos(90_000 + (long) (transitionsPerSecond * 900)),
                        Duration.ofNanos(310_000 + (long) (transitionsPerSecond * 5_000)),
                        0);
        recent.addLast(taken);
        if (recent.size() > KEPT) {
            recent.removeFirst();
        }
        return taken;
    }

    private void tell(FakeMachine machine, Change change) {
        list.put(new Sighting.Known(machine.machine()));
        var event = new MachineEvent(++position, change, machine.machine());
        events.forEach(listener -> listener.changed(List.of(event)));
    }
}
