package io.aerophoenix.console.internal;

import io.aerophoenix.control.Command;
import io.aerophoenix.control.ConfigurationCommand.CordonMachine;
import io.aerophoenix.control.ConfigurationCommand.LabelMachine;
import io.aerophoenix.control.ConfigurationCommand.RollBackMachine;
import io.aerophoenix.control.ConfigurationCommand.UncordonMachine;
import io.aerophoenix.control.LeaseCommand.BreakLease;
import io.aerophoenix.control.Precondition;
import io.aerophoenix.control.WorkloadCommand.Execute;
import io.aerophoenix.control.WorkloadCommand.SendSignal;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.lifecycle.Execution;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an operator can have done to one machine, besides its moves. Each waits for the region's answer, and tells it.
final class Errands {
    /// What a shell is told to do by one line of text.
    private static final List<String> SHELL = List.of("sh", "-c");

    private final Operator operator;
    private final Machine machine;

    Errands(Operator operator, Machine machine) {
        this.operator = operator;
        this.machine = machine;
    }

    Outcome move(Gesture gesture) {
        return Outcome.of(
                operator.ask(gesture.of(machine)),
                after -> "%s is %s".formatted(name(), after.state().word()),
                not("no " + gesture.word()));
    }

    Outcome cordon() {
        return ask(
                new CordonMachine(machine.id(), Precondition.NONE),
                "%s is cordoned: it gets no new work",
                "not cordoned");
    }

    Outcome uncordon() {
        return ask(
                new UncordonMachine(machine.id(), Precondition.NONE),
                "%s takes new work again",
                "still cordoned");
    }

    Outcome breakLease(String reason) {
        return reason.isBlank()
                ? new Outcome(false, not("lease not broken") + ". Say why: the history keeps it.")
                : ask(
                        new BreakLease(machine.id(), reason.strip()),
                        "The lease of %s is broken",
                        "lease not broken");
    }

    /// Names the version that the operator has seen, since they have confirmed what changes.
    Outcome rollBack(long toVersion) {
        return ask(
                new RollBackMachine(
                        machine.id(), toVersion, Precondition.version(machine.version())),
                "%s is configured as at version " + toVersion,
                "not rolled back");
    }

    Outcome putLabel(String key, String value) {
        return key.isBlank()
                ? new Outcome(false, not("no label") + ". A label needs a key.")
                : label(Map.of(key.strip(), value.strip()), Set.of());
    }

    Outcome removeLabel(String key) {
        return label(Map.of(), Set.of(key));
    }

    private Outcome label(Map<String, String> put, Set<String> remove) {
        return ask(
                new LabelMachine(machine.id(), put, remove, Precondition.NONE),
                "%s has new labels",
                "labels not changed");
    }

    Outcome signal(String signal) {
        return ask(
                new SendSignal(machine.id(), signal, Precondition.NONE),
                signal + " was sent to %s",
                signal + " not sent");
    }

    ExecutionPicture execute(String line, Duration patience) {
        if (line.isBlank()) {
            return ExecutionPicture.refused(line, "Write a command first, such as: ps aux");
        }
        var command = List.of(SHELL.getFirst(), SHELL.getLast(), line);
        return ExecutionPicture.of(
                line,
                operator.ask(
                        new Execute(
                                machine.id(),
                                new Execution(command, "", patience),
                                Precondition.NONE)));
    }

    /// @param done a sentence with the machine's name in it
    private Outcome ask(Command<Machine> command, String done, String undone) {
        return Outcome.of(operator.ask(command), _ -> done.formatted(name()), not(undone));
    }

    private String not(String what) {
        return name() + ": " + what;
    }

    private String name() {
        return machine.name().value();
    }
}
