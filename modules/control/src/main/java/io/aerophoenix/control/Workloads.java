package io.aerophoenix.control;

import static java.util.Objects.requireNonNull;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Execution;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.lifecycle.Signals;
import io.aerophoenix.lifecycle.Subscription;
import io.aerophoenix.lifecycle.UnknownCursorException;
import io.aerophoenix.lifecycle.Wish;
import io.aerophoenix.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is done to machines' workloads beside their lives, and what the drivers can tell of them.
final class Workloads {
    private static final int MAX_LINES = 10_000;

    private final Engine engine;
    private final Lifecycle lifecycle;
    private final Deeds deeds;

    Workloads(Engine engine, Lifecycle lifecycle) {
        this.deeds = new Deeds(engine, lifecycle);
        this.engine = engine;
        this.lifecycle = lifecycle;
    }

    /// Sends a signal. That it was asked for is noted before, and that it was not sent, after.
    Answer<Machine> signal(WorkloadCommand.SendSignal command, Caller caller) {
        String signal;
        try {
            signal = Signals.named(command.signal());
        } catch (DriverException e) {
            return Answer.refused(ErrorCode.INVALID_REQUEST, "signal: " + e.getMessage());
        }
        var request = List.of("signal", signal);
        var deed =
                new Deed<Machine>(
                        Note.Kind.SIGNALLED,
                        signal + " asked for",
                        signal + " not sent",
                        request,
                        (driver, machine) -> {
                            driver.signal(machine.id(), startedBy(machine), signal);
                            return machine;
                        },
                        _ -> "",
                        _ -> firstMachine(command.machine(), request, command.given(), caller));
        return carryOut(command.machine(), deed, command.given(), caller);
    }

    /// The machine as a repeated request was answered with it first.
    private Answer<Machine> firstMachine(
            MachineId machine, List<String> request, Precondition given, Caller caller) {
        var keyed = Digests.keyed(requireNonNull(given.key()), caller, request);
        var nothingMore = new Wish.Remember(Note.Kind.SIGNALLED, "");
        return engine.tell(machine, nothingMore, given, caller, keyed);
    }

    Answer<Execution.Outcome> execute(WorkloadCommand.Execute command, Caller caller) {
        var execution = command.execution();
        // Arguments may be secret: the history has the program only.
        var program = execution.command().getFirst();
        var request = new ArrayList<>(List.of("execute", execution.input()));
        request.add(execution.timeout().toString());
        request.addAll(execution.command());
        var deed =
                new Deed<Execution.Outcome>(
                        Note.Kind.EXECUTED,
                        program + " run beside the workload",
                        program + " not run",
                        request,
                        (driver, machine) ->
                                driver.execute(
                                        machine.id(),
                                        startedBy(machine),
                                        lifecycle.provided(machine),
                                        execution),
                        Workloads::endOf,
                        words -> hasRun(command.machine(), program, words));
        return carryOut(command.machine(), deed, command.given(), caller);
    }

    private static String endOf(Execution.Outcome outcome) {
        return outcome.code() == null ? "by " + outcome.signal() : "with code " + outcome.code();
    }

    /// What a command wrote may be long, and secret: it is not kept.
    private static Answer<Execution.Outcome> hasRun(MachineId machine, String program, String end) {
        return Answer.refused(
                ErrorCode.PRECONDITION_FAILED,
                "%s was run beside %s with this idempotency key, and ended %s; what it wrote is not kept: use a new key to run it again"
                        .formatted(program, machine, end));
    }

    private static IntentId startedBy(Machine machine) throws DriverException {
        var instance = machine.status().instance();
        if (instance == null) {
            throw new DriverException(machine.id() + " does not run");
        }
        return instance.startedBy();
    }

    Answer<LogPage> logs(Query.ReadLogs query) {
        if (query.maxLines() < 1 || query.maxLines() > MAX_LINES) {
            return Answer.refused(ErrorCode.INVALID_REQUEST, "limit: must be 1 to " + MAX_LINES);
        }
        try {
            return ask(
                    query.machine(),
                    (driver, _) -> driver.logs(query.machine(), query.after(), query.maxLines()));
        } catch (UnknownCursorException e) {
            return Answer.refused(ErrorCode.INVALID_REQUEST, "after: " + e.getMessage());
        }
    }

    Answer<String> logsTail(Query.FindLogsTail query) {
        if (query.lines() < 0 || query.lines() > MAX_LINES) {
            return Answer.refused(ErrorCode.INVALID_REQUEST, "tail: must be 0 to " + MAX_LINES);
        }
        return ask(query.machine(), (driver, _) -> driver.logsTail(query.machine(), query.lines()));
    }

    Answer<Subscription> followLogs(Query.FollowLogs query) {
        return ask(
                query.machine(),
                (driver, _) -> driver.followLogs(query.machine(), query.moreMayBeThere()));
    }

    Answer<Optional<MachineDriver.Usage>> usage(MachineId id) {
        return ask(
                id,
                (driver, machine) ->
                        Optional.ofNullable(machine.status().instance())
                                .flatMap(instance -> driver.usage(id, instance.startedBy())));
    }

    Answer<List<MachineDriver.ProcessUsage>> processes(MachineId id) {
        return ask(
                id,
                (driver, machine) ->
                        runs(machine) ? driver.processes(id, startedBy(machine)) : List.of());
    }

    private static boolean runs(Machine machine) {
        return machine.status().instance() != null && machine.state().holdsResources();
    }

    Answer<MachineDriver.Memory> memory(MachineId id) {
        return ask(id, (driver, machine) -> driver.memory(id, startedBy(machine)));
    }

    /// Sets a limit until the next start.
    Answer<MachineDriver.Memory> limitMemory(WorkloadCommand.LimitMemory command, Caller caller) {
        if (command.limitMb() < 1) {
            return Answer.refused(ErrorCode.INVALID_REQUEST, "limitMb: must be 1 or more");
        }
        var deed =
                new Deed<MachineDriver.Memory>(
                        Note.Kind.MEMORY_LIMITED,
                        "%d MiB of memory until the next start asked for"
                                .formatted(command.limitMb()),
                        "memory not limited",
                        List.of("limit memory", Long.toString(command.limitMb())),
                        (driver, machine) ->
                                driver.limitMemory(
                                        machine.id(), startedBy(machine), command.limitMb()),
                        memory -> memory.limitMb() + " " + memory.availableMb(),
                        Workloads::memoryOf);
        return carryOut(command.machine(), deed, command.given(), caller);
    }

    private static Answer<MachineDriver.Memory> memoryOf(String words) {
        var numbers = words.split(" ", 2);
        return new Answer.Done<>(
                new MachineDriver.Memory(Long.parseLong(numbers[0]), Long.parseLong(numbers[1])));
    }

    Answer<Long> reclaimMemory(WorkloadCommand.ReclaimMemory command, Caller caller) {
        if (command.amountMb() < 1) {
            return Answer.refused(ErrorCode.INVALID_REQUEST, "amountMb: must be 1 or more");
        }
        var deed =
                new Deed<Long>(
                        Note.Kind.MEMORY_RECLAIMED,
                        "%d MiB of memory asked back".formatted(command.amountMb()),
                        "no memory taken back",
                        List.of("reclaim memory", Long.toString(command.amountMb())),
                        (driver, machine) ->
                                driver.reclaimMemory(
                                        machine.id(), startedBy(machine), command.amountMb()),
                        amount -> Long.toString(amount),
                        words -> new Answer.Done<>(Long.valueOf(words)));
        return carryOut(command.machine(), deed, command.given(), caller);
    }

    private <T> Answer<T> carryOut(
            MachineId machine, Deed<T> deed, Precondition given, Caller caller) {
        return deeds.carryOut(machine, deed, given, caller, () -> ask(machine, deed.effect()));
    }

    private <T> Answer<T> ask(MachineId id, Deed.Effect<T> question) {
        return switch (lifecycle.find(id).orElse(null)) {
            case null -> Engine.noSuchMachine(id);
            case Sighting.Quarantined(_, var reason, _) ->
                    Answer.refused(ErrorCode.QUARANTINED, reason);
            case Sighting.Known(var machine) -> askDriverOf(machine, question);
        };
    }

    private <T> Answer<T> askDriverOf(Machine machine, Deed.Effect<T> question) {
        var driver = lifecycle.driver(machine.spec().driver());
        if (driver.isEmpty()) {
            return Answer.refused(
                    ErrorCode.PRECONDITION_FAILED,
                    "the driver '%s' of %s is not configured here"
                            .formatted(machine.spec().driver(), machine.id()));
        }
        try {
            return new Answer.Done<>(question.ask(driver.get(), machine));
        } catch (DriverException e) {
            return Answer.refused(ErrorCode.DRIVER_FAILED, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.refused(
                    ErrorCode.TIMEOUT, "the region is stopping; ask again when it is back");
        }
    }
}
