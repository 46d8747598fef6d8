package io.aerophoenix.fly.internal;

import io.aerophoenix.control.Command;
import io.aerophoenix.control.Precondition;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Refusal;
import java.util.EnumSet;
import java.util.Set;

/// Starts and stops as this API means them: what is so already, or on its way there, is as good as done, and what takes
/// longer than a request may is waited for by the client.
record MachineStart(MachineDoor door, Precondition given) {
    private static final Set<MachineState> UP =
            EnumSet.of(MachineState.RUNNING, MachineState.STARTING, MachineState.MIGRATING);
    private static final Set<MachineState> FROZEN = EnumSet.of(MachineState.SUSPENDED);
    private static final Set<MachineState> DOWN =
            EnumSet.of(MachineState.CREATED, MachineState.STOPPED, MachineState.STOPPING);
    private static final Set<MachineState> GONE = EnumSet.of(MachineState.TERMINATED);

    /// A suspended machine goes on where it was, or, where that cannot be, is started anew.
    void start(Machine machine) {
        var answer = door.answer(new Command.StartMachine(machine.id(), given));
        if (isRefused(answer, FROZEN)) {
            answer = goOn(machine);
        }
        finish(machine, answer, UP);
    }

    private Answer<Machine> goOn(Machine machine) {
        var answer = door.answer(new Command.ResumeMachine(machine.id(), given));
        return answer instanceof Answer.Refused<Machine>(var refusal)
                        && refusal.code() == ErrorCode.DRIVER_FAILED
                ? door.answer(new Command.RestartMachine(machine.id(), given))
                : answer;
    }

    /// A machine that is down only until its restart policy starts it again is not as good as stopped.
    void stop(Command.StopMachine command, Machine machine) {
        var answer = door.answer(command);
        if (isRefused(answer, DOWN) && door.find(machine.id()).status().restartAt() != null) {
            throw MachineDoor.error(
                    409,
                    "failed_precondition: %s is down, and about to be started again by its restart policy; stop it when it runs, or give it another policy"
                            .formatted(machine.id()));
        }
        finish(machine, answer, DOWN);
    }

    void suspend(Machine machine) {
        finish(machine, door.answer(new Command.SuspendMachine(machine.id(), given)), FROZEN);
    }

    void restart(Command.RestartMachine command, Machine machine) {
        finish(machine, door.answer(command), Set.of());
    }

    /// @param command by force, or not
    void destroy(Command.MachineCommand command, Machine machine) {
        finish(machine, door.answer(command), GONE);
    }

    private static void finish(Machine machine, Answer<Machine> answer, Set<MachineState> there) {
        if (answer instanceof Answer.Refused<Machine>(var refusal)
                && !MachineDoor.isRefusedIn(refusal, there)
                && !goesOn(refusal)) {
            throw MachineDoor.refused(machine.id(), refusal);
        }
    }

    /// What the region has taken on, it brings to an end, also when nobody waits for it.
    static boolean goesOn(Refusal refusal) {
        return refusal.code() == ErrorCode.TIMEOUT;
    }

    private static boolean isRefused(Answer<Machine> answer, Set<MachineState> states) {
        return answer instanceof Answer.Refused<Machine>(var refusal)
                && MachineDoor.isRefusedIn(refusal, states);
    }
}
