package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineStatus;
import io.aerophoenix.lifecycle.Health;
import io.aerophoenix.lifecycle.Sighting;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A machine as the list shows it.
///
/// @param state the state's word, or `quarantined`
/// @param health the verdict's word; empty for a machine without checks
/// @param cordoned whether it is to be given no new work
/// @param note what the operator should know at first sight; mostly empty
record MachineRow(
        MachineId id,
        String name,
        String app,
        String state,
        String health,
        boolean cordoned,
        String driver,
        String resources,
        String changed,
        String note) {
    static final String QUARANTINED = "quarantined";

    static MachineRow of(Sighting sighting, Operator operator) {
        return switch (sighting) {
            case Sighting.Known(var machine) -> of(machine, operator);
            case Sighting.Quarantined(var id, var reason, Instant since) ->
                    new MachineRow(
                            id,
                            id.value(),
                            "",
                            QUARANTINED,
                            "",
                            false,
                            "",
                            "",
                            Wording.stamp(since),
                            reason);
        };
    }

    static MachineRow of(Machine machine, Operator operator) {
        var status = machine.status();
        var verdict = HealthReading.of(machine, operator).verdict();
        return new MachineRow(
                machine.id(),
                machine.name().value(),
                machine.app().value(),
                machine.state().word(),
                verdict == Health.Verdict.NONE ? "" : verdict.word(),
                status.cordoned(),
                machine.spec().driver(),
                Wording.resources(machine.spec().resources()),
                Wording.stamp(status.updatedAt()),
                note(status, operator.now()));
    }

    private static String note(MachineStatus status, Instant now) {
        return Stream.of(
                        operation(status),
                        status.leaseAt(now).map(MachineRow::leased).orElse(""),
                        status.operation() == null && status.lastError() != null
                                ? status.lastError()
                                : "")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String operation(MachineStatus status) {
        var operation = status.operation();
        return operation == null
                ? ""
                : operation.action().word() + " under way, asked by " + operation.actor();
    }

    private static String leased(Lease lease) {
        return "leased by %s until %s".formatted(lease.holder(), Wording.clock(lease.expiresAt()));
    }
}
