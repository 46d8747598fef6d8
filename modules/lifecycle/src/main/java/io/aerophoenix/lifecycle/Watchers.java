package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Machine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Those who wait for a machine to be a certain way. Thread-safe.
final class Watchers {
    private final List<Watcher> waiting = new CopyOnWriteArrayList<>();

    /// @param now reads the machine as it stands
    CompletableFuture<Optional<Machine>> when(Predicate<Machine> condition, Supplier<Machine> now) {
        var watcher = new Watcher(condition, new CompletableFuture<>());
        waiting.add(watcher);
        var _ = watcher.met().whenComplete((_, _) -> waiting.remove(watcher));
        // After it is in the list: a change that comes in between is seen by one of the two.
        watcher.look(now.get());
        return watcher.met();
    }

    void tell(Machine machine) {
        waiting.forEach(watcher -> watcher.look(machine));
    }

    private record Watcher(Predicate<Machine> condition, CompletableFuture<Optional<Machine>> met) {
        void look(Machine machine) {
            if (condition.test(machine)) {
                met.complete(Optional.of(machine));
            }
        }
    }
}
