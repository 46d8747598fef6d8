package io.aerophoenix.region;

import io.aerophoenix.simulator.LedgerAudit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All that a region tells of its machines, and what had happened in its simulated world before and after it told.
///
/// @param machines by name
record Snapshot(
        Map<String, MachineView> machines,
        List<Story> stories,
        LedgerAudit worldBefore,
        LedgerAudit worldAfter) {
    private static final int QUESTIONS_AT_ONCE = 8;

    /// Takes it as soon as the region has seen to all that was under way.
    ///
    /// @param data the region's folder
    static Snapshot take(RegionClient region, Path data) throws Exception {
        awaitRest(region);
        var ledger = data.resolve("simulator");
        var machines = region.machines();
        var before = LedgerAudit.of(ledger);
        var stories = stories(region, machines);
        var byName =
                machines.stream()
                        .collect(Collectors.toMap(MachineView::nameOrId, Function.identity()));
        return new Snapshot(byName, stories, before, LedgerAudit.of(ledger));
    }

    /// Waits until each machine has been seen without an operation; some come to rest only to be restarted.
    private static void awaitRest(RegionClient region) throws Exception {
        for (var machine : region.machines()) {
            if (!machine.isAtRest()) {
                Until.seen(
                        "%s to rest".formatted(machine.id()),
                        () -> region.machine(machine.id()),
                        MachineView::isAtRest);
            }
        }
    }

    private static List<Story> stories(RegionClient region, List<MachineView> machines)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(QUESTIONS_AT_ONCE)) {
            var questions = machines.stream().map(machine -> question(region, machine)).toList();
            return threads.invokeAll(questions).stream().map(Future::resultNow).toList();
        }
    }

    private static Callable<Story> question(RegionClient region, MachineView machine) {
        return () -> new Story(machine, region.history(machine.id()));
    }

    Optional<MachineView> find(PlayedMachine machine) {
        return Optional.ofNullable(machines.get(machine.wanted().key()));
    }
}
