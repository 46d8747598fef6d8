package io.aerophoenix.console.internal;

import io.aerophoenix.console.internal.MachinePicture.Choice;
import io.aerophoenix.console.internal.MachinePicture.Closed;
import io.aerophoenix.console.internal.MachinePicture.Fact;
import io.aerophoenix.console.internal.MachinePicture.HealthPicture;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Operation;
import io.aerophoenix.lifecycle.Health;
import io.aerophoenix.lifecycle.Sighting;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes a machine's picture out of what is known of it.
final class MachineDrawing {
    private final Operator operator;

    MachineDrawing(Operator operator) {
        this.operator = operator;
    }

    MachinePicture of(Sighting.Quarantined unreadable) {
        return new MachinePicture(
                unreadable.id().value(),
                unreadable.id().value(),
                "",
                MachineRow.QUARANTINED,
                false,
                "",
                List.of(),
                Map.of(),
                new Closed(Objections.toReadmitting(operator), "", ""),
                unreadable.reason(),
                null,
                HealthPicture.NONE,
                List.of(new Fact("Since", Wording.stamp(unreadable.since()) + " UTC")),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    MachinePicture of(Machine machine, Health health, Dossier dossier) {
        var status = machine.status();
        var objections = new Objections(machine, operator);
        return new MachinePicture(
                machine.id().value(),
                machine.name().value(),
                machine.app().value(),
                machine.state().word(),
                status.cordoned(),
                underWay(status.operation()),
                choices(objections),
                moves(machine, objections),
                closed(objections),
                status.lastError() == null ? "" : status.lastError(),
                LeasePicture.of(machine, operator).orElse(null),
                health(health, machine),
                MachineFacts.life(machine),
                MachineFacts.spec(machine),
                MachineFacts.labels(machine),
                dossier.timeline(),
                ConfigurationRow.of(dossier.configurations(), machine));
    }

    private static String underWay(@Nullable Operation operation) {
        if (operation == null) {
            return "";
        }
        var then = operation.then().stream().map(action -> ", then " + action.word());
        return "%s%s, asked by %s at %s UTC"
                .formatted(
                        operation.action().word(),
                        then.collect(Collectors.joining()),
                        operation.actor(),
                        Wording.clock(operation.queuedAt()));
    }

    private static List<Choice> choices(Objections objections) {
        return Arrays.stream(Gesture.values())
                .map(gesture -> new Choice(gesture, objections.toMove(gesture)))
                .toList();
    }

    private static Map<String, String> moves(Machine machine, Objections objections) {
        var moves = new LinkedHashMap<String, String>();
        for (var next : machine.state().next()) {
            Gesture.between(machine.state(), next)
                    .filter(gesture -> objections.toMove(gesture).isEmpty())
                    .ifPresent(gesture -> moves.put(next.word(), gesture.word()));
        }
        return moves;
    }

    private static Closed closed(Objections objections) {
        return new Closed(
                objections.toAmending(), objections.toConfiguring(), objections.toWorking());
    }

    private static HealthPicture health(Health health, Machine machine) {
        return health.verdict() == Health.Verdict.NONE
                ? HealthPicture.NONE
                : new HealthPicture(health.verdict().word(), HealthRow.of(health, machine));
    }
}
