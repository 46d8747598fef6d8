package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Those who wait for machines to be a certain way. Has entries for machines only that somebody waits for. Thread-safe.
final class Watchers {
    private final Map<MachineId, List<Watcher>> waiting = new ConcurrentHashMap<>();

    /// @param now reads the machine as it stands
    CompletableFuture<Optional<Machine>> when(
            MachineId machine, Predicate<Machine> condition, Supplier<Machine> now) {
        var watcher = new Watcher(condition, new CompletableFuture<>());
        if (watcher.look(now.get())) {
            return watcher.met();
        }
        waiting.compute(machine, (_, others) -> with(others, watcher));
        var _ = watcher.met().whenComplete((_, _) -> remove(machine, watcher));
        // After it is in the list: a change that comes in between is seen by one of the two.
        watcher.look(now.get());
        return watcher.met();
    }

    private static List<Watcher> with(@Nullable List<Watcher> others, Watcher watcher) {
        var all = others == null ? new CopyOnWriteArrayList<Watcher>() : others;
        all.add(watcher);
        return all;
    }

    private void remove(MachineId machine, Watcher watcher) {
        waiting.computeIfPresent(
                machine,
                (_, all) -> {
                    all.remove(watcher);
                    return all.isEmpty() ? null : all;
                });
    }

    void tell(Machine machine) {
        waiting.getOrDefault(machine.id(), List.of()).forEach(watcher -> watcher.look(machine));
    }

    /// Nothing can be seen of the machine any more.
    void lost(MachineId machine) {
        waiting.getOrDefault(machine, List.of())
                .forEach(watcher -> watcher.met().complete(Optional.empty()));
    }

    private record Watcher(Predicate<Machine> condition, CompletableFuture<Optional<Machine>> met) {
        boolean look(Machine machine) {
            return condition.test(machine) && met.complete(Optional.of(machine));
        }
    }
}
