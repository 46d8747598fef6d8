package io.aerophoenix.console.internal;

import io.aerophoenix.console.internal.MachinePicture.Choice;
import io.aerophoenix.console.internal.MachinePicture.Fact;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Operation;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.lifecycle.Sighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes a machine's picture out of what is known of it. Pure.
final class MachineDrawing {
    private MachineDrawing() {}

    static MachinePicture of(Sighting.Quarantined unreadable) {
        return new MachinePicture(
                unreadable.id().value(),
                unreadable.id().value(),
                "",
                MachineRow.QUARANTINED,
                "",
                List.of(),
                Map.of(),
                unreadable.reason(),
                List.of(new Fact("Quarantined since", Wording.stamp(unreadable.since()) + " UTC")),
                List.of(),
                List.of());
    }

    static MachinePicture of(Machine machine, List<TimelineRow> timeline, Operator operator) {
        var status = machine.status();
        return new MachinePicture(
                machine.id().value(),
                machine.name().value(),
                machine.app().value(),
                machine.state().word(),
                underWay(status.operation()),
                choices(machine, operator),
                moves(machine, operator),
                status.lastError() == null ? "" : status.lastError(),
                life(machine),
                spec(machine),
                timeline);
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

    private static List<Choice> choices(Machine machine, Operator operator) {
        return Arrays.stream(Gesture.values())
                .map(gesture -> new Choice(gesture, objection(gesture, machine, operator)))
                .toList();
    }

    private static String objection(Gesture gesture, Machine machine, Operator operator) {
        var needed = gesture.of(machine).needs();
        if (!operator.may(needed)) {
            return "You lack the capability " + needed.word();
        }
        if (machine.status().operation() != null) {
            return "Another operation is under way";
        }
        return gesture.fits(machine.state())
                ? ""
                : "A %s machine cannot be asked to %s"
                        .formatted(machine.state().word(), gesture.word());
    }

    private static Map<String, String> moves(Machine machine, Operator operator) {
        var moves = new LinkedHashMap<String, String>();
        for (var next : machine.state().next()) {
            Gesture.between(machine.state(), next)
                    .filter(gesture -> objection(gesture, machine, operator).isEmpty())
                    .ifPresent(gesture -> moves.put(next.word(), gesture.word()));
        }
        return moves;
    }

    private static List<Fact> life(Machine machine) {
        var status = machine.status();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Version", Wording.count(status.version())));
        facts.add(new Fact("Changed", Wording.stamp(status.updatedAt()) + " UTC"));
        addInstance(facts, machine.state(), status.instance());
        addExit(facts, status.lastExit());
        if (status.restarts() > 0) {
            facts.add(new Fact("Restarts in a row", Wording.count(status.restarts())));
        }
        return facts;
    }

    private static void addInstance(
            List<Fact> facts, MachineState state, @Nullable Instance instance) {
        if (instance == null) {
            facts.add(new Fact("Workload", "never started"));
            return;
        }
        facts.add(
                new Fact(
                        state.holdsResources() ? "Running since" : "Last started",
                        Wording.stamp(instance.startedAt()) + " UTC"));
        if (instance.pid() != null) {
            facts.add(new Fact("Process id", String.valueOf(instance.pid())));
        }
        for (var limit : instance.limits()) {
            facts.add(new Fact(limitName(limit), limitInForce(limit)));
        }
    }

    private static String limitName(Instance.Limit limit) {
        return limit.resource().equals("cpus") ? "CPU limit" : "Memory limit";
    }

    private static String limitInForce(Instance.Limit limit) {
        if (limit.value() == null) {
            return "none in force";
        }
        double value = Objects.requireNonNull(limit.value());
        var amount =
                limit.resource().equals("cpus")
                        ? Wording.cpus(value)
                        : Wording.memory(Math.round(value));
        return "%s, by %s".formatted(amount, limit.by());
    }

    private static void addExit(List<Fact> facts, @Nullable Exit exit) {
        if (exit != null) {
            facts.add(
                    new Fact(
                            "Last exit",
                            "%s at %s UTC".formatted(exit.phrase(), Wording.stamp(exit.at()))));
        }
    }

    private static List<Fact> spec(Machine machine) {
        var spec = machine.spec();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Driver", spec.driver()));
        facts.add(
                new Fact(
                        "Command",
                        spec.command().isEmpty() ? "none" : String.join(" ", spec.command())));
        // Names only: the values may be secret.
        facts.add(new Fact("Environment", listed(spec.env().keySet().stream().sorted().toList())));
        facts.add(
                new Fact(
                        "Folder",
                        spec.workingDirectory() == null ? "its own" : spec.workingDirectory()));
        facts.add(new Fact("Resources", Wording.resources(spec.resources())));
        facts.add(new Fact("Restart", restart(spec.restart())));
        facts.add(
                new Fact(
                        "Stop",
                        "%s, then SIGKILL after %d s"
                                .formatted(spec.stop().signal(), spec.stop().grace().toSeconds())));
        facts.add(
                new Fact(
                        "Metadata",
                        listed(
                                spec.metadata().entrySet().stream()
                                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                                        .sorted()
                                        .toList())));
        facts.add(new Fact("Created", Wording.stamp(machine.createdAt()) + " UTC"));
        return facts;
    }

    private static String restart(RestartPolicy policy) {
        if (policy.mode() == RestartPolicy.Mode.NEVER) {
            return policy.mode().word();
        }
        return policy.maxRetries() == 0
                ? policy.mode().word() + ", without limit"
                : "%s, at most %d in a row".formatted(policy.mode().word(), policy.maxRetries());
    }

    private static String listed(List<String> words) {
        return words.isEmpty() ? "none" : String.join(", ", words);
    }
}
