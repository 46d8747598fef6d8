package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.security.Capability;
import java.util.Optional;

/// Why an operator may not ask something of a machine now, said before they try. The region decides all the same.
///
/// Each is a sentence for the operator; empty when there is no objection.
final class Objections {
    private final Machine machine;
    private final Operator operator;

    Objections(Machine machine, Operator operator) {
        this.machine = machine;
        this.operator = operator;
    }

    /// To ending a quarantine; nothing is known of the machine meanwhile.
    static String toReadmitting(Operator operator) {
        return lacking(operator, Capability.MACHINE_CREATE).orElse("");
    }

    String toMove(Gesture gesture) {
        return lacking(gesture.of(machine).needs())
                .or(this::underWay)
                .or(this::leased)
                .or(() -> misfit(gesture))
                .orElse("");
    }

    /// To changing labels, cordoning and the like.
    String toAmending() {
        return lacking(Capability.MACHINE_CREATE).or(this::terminated).or(this::leased).orElse("");
    }

    String toConfiguring() {
        return lacking(Capability.MACHINE_CREATE)
                .or(this::terminated)
                .or(this::underWay)
                .or(this::leased)
                .orElse("");
    }

    /// To what is done beside the workload: signals and commands.
    String toWorking() {
        return lacking(Capability.MACHINE_CREATE)
                .or(this::terminated)
                .or(this::nothingRuns)
                .or(this::leased)
                .orElse("");
    }

    String toBreakingTheLease() {
        return lacking(Capability.MACHINE_DESTROY).orElse("");
    }

    private Optional<String> lacking(Capability needed) {
        return lacking(operator, needed);
    }

    private static Optional<String> lacking(Operator operator, Capability needed) {
        return operator.may(needed)
                ? Optional.empty()
                : Optional.of("You lack the capability " + needed.word());
    }

    private Optional<String> underWay() {
        return machine.status().operation() == null
                ? Optional.empty()
                : Optional.of("Another operation is under way");
    }

    private Optional<String> leased() {
        return machine.status().leaseAt(operator.now()).map(Objections::leased);
    }

    private static String leased(Lease lease) {
        return "Leased by %s until %s UTC: %s"
                .formatted(lease.holder(), Wording.clock(lease.expiresAt()), lease.reason());
    }

    private Optional<String> terminated() {
        return machine.state() == MachineState.TERMINATED
                ? Optional.of("A terminated machine stays as it is")
                : Optional.empty();
    }

    private Optional<String> nothingRuns() {
        return machine.state() == MachineState.RUNNING || machine.state() == MachineState.SUSPENDED
                ? Optional.empty()
                : Optional.of("Nothing of it runs now; start it first");
    }

    private Optional<String> misfit(Gesture gesture) {
        return gesture.fits(machine.state())
                ? Optional.empty()
                : Optional.of(
                        "A %s machine cannot be asked to %s"
                                .formatted(machine.state().word(), gesture.word()));
    }
}
