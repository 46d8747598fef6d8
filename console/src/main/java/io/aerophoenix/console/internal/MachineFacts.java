package io.aerophoenix.console.internal;

import io.aerophoenix.console.internal.MachinePicture.Fact;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A machine's facts, by name. Pure.
final class MachineFacts {
    private MachineFacts() {}

    /// What is so now.
    static List<Fact> life(Machine machine) {
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

    /// What its owner wants it to be, labels left out.
    static List<Fact> spec(Machine machine) {
        var spec = machine.spec();
        return List.of(
                new Fact("Driver", spec.driver()),
                new Fact("Command", SpecWords.command(spec)),
                // Names only: the values may be secret.
                new Fact("Environment", listed(spec.env().keySet().stream().sorted().toList())),
                new Fact("Folder", SpecWords.folder(spec)),
                new Fact("Resources", Wording.resources(spec.resources())),
                new Fact("Restart", SpecWords.restart(spec.restart())),
                new Fact("Stop", SpecWords.stop(spec.stop())),
                new Fact("Created", Wording.stamp(machine.createdAt()) + " UTC"));
    }

    static List<Fact> labels(Machine machine) {
        return machine.spec().metadata().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(label -> new Fact(label.getKey(), label.getValue()))
                .toList();
    }

    private static String listed(List<String> words) {
        return words.isEmpty() ? "none" : String.join(", ", words);
    }
}
