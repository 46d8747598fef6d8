package io.aerophoenix.control;

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
import io.aerophoenix.lifecycle.Subscription;
import io.aerophoenix.lifecycle.UnknownCursorException;
import io.aerophoenix.lifecycle.Wish;
import io.aerophoenix.security.Caller;
import java.util.List;
import java.util.Optional;

/// What is done to machines' workloads beside their lives, and what the drivers can tell of them.
final class Workloads {
    private static final int MAX_LINES = 10_000;

    private final Engine engine;
    private final Lifecycle lifecycle;

    Workloads(Engine engine, Lifecycle lifecycle) {
        this.engine = engine;
        this.lifecycle = lifecycle;
    }

    /// Sends a signal. It is noted before: what may have changed something is never missing in the history.
    Answer<Machine> signal(WorkloadCommand.SendSignal command, Caller caller) {
        var note = new Wish.Remember(Note.Kind.SIGNALLED, command.signal() + " sent");
        return engine.tell(command.machine(), note, command.given(), caller)
                .then(known ->
                        ask(
                                known.id(),
                                (driver, machine) -> {
                                    driver.signal(
                                            machine.id(), startedBy(machine), command.signal());
                                    return machine;
                                }));
    }

    Answer<Execution.Outcome> execute(WorkloadCommand.Execute command, Caller caller) {
        // Arguments may be secret: the history has the program only.
        var program = command.execution().command().getFirst();
        var note = new Wish.Remember(Note.Kind.EXECUTED, program + " run beside the workload");
        return engine.tell(command.machine(), note, command.given(), caller)
                .then(known ->
                        ask(
                                known.id(),
                                (driver, machine) ->
                                        driver.execute(
                                                machine.id(),
                                                startedBy(machine),
                                                machine.spec(),
                                                command.execution())));
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

    Answer<MachineDriver.Memory> limitMemory(WorkloadCommand.LimitMemory command, Caller caller) {
        var note =
                new Wish.Remember(
                        Note.Kind.MEMORY_LIMITED,
                        "may take %d MiB until its next start".formatted(command.limitMb()));
        return engine.tell(command.machine(), note, command.given(), caller)
                .then(known ->
                        ask(
                                known.id(),
                                (driver, machine) ->
                                        driver.limitMemory(
                                                machine.id(),
                                                startedBy(machine),
                                                command.limitMb())));
    }

    Answer<Long> reclaimMemory(WorkloadCommand.ReclaimMemory command, Caller caller) {
        var note =
                new Wish.Remember(
                        Note.Kind.MEMORY_RECLAIMED,
                        "asked to give back %d MiB".formatted(command.amountMb()));
        return engine.tell(command.machine(), note, command.given(), caller)
                .then(known ->
                        ask(
                                known.id(),
                                (driver, machine) ->
                                        driver.reclaimMemory(
                                                machine.id(),
                                                startedBy(machine),
                                                command.amountMb())));
    }

    private <T> Answer<T> ask(MachineId id, DriverQuestion<T> question) {
        return switch (lifecycle.find(id).orElse(null)) {
            case null -> Engine.noSuchMachine(id);
            case Sighting.Quarantined(_, var reason, _) ->
                    Answer.refused(ErrorCode.QUARANTINED, reason);
            case Sighting.Known(var machine) -> askDriverOf(machine, question);
        };
    }

    private <T> Answer<T> askDriverOf(Machine machine, DriverQuestion<T> question) {
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

    /// Something that the driver of a machine can tell.
    private interface DriverQuestion<T> {
        T ask(MachineDriver driver, Machine machine) throws DriverException, InterruptedException;
    }
}
