package io.aerophoenix.control;

import io.aerophoenix.apps.App;
import io.aerophoenix.apps.AppStore;
import io.aerophoenix.apps.Volume;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;

/// The deletion of an app with all that belongs to it: machines first, the app itself last. So one that was interrupted is
/// finished by asking again.
final class AppDeletion {
    private static final int AT_ONCE = 16;
    private static final int PAGE = 4 * AT_ONCE;

    /// After this, no more are begun: each may take its time.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Engine engine;
    private final Lifecycle lifecycle;
    private final AppStore store;
    private final Caller caller;
    private final InstantSource clock;
    private final Instant until;

    AppDeletion(
            Engine engine,
            Lifecycle lifecycle,
            AppStore store,
            Caller caller,
            InstantSource clock) {
        this.engine = engine;
        this.lifecycle = lifecycle;
        this.store = store;
        this.caller = caller;
        this.clock = clock;
        this.until = clock.instant().plus(PATIENCE);
    }

    Answer<App> run(App app, boolean force) {
        int machines = machinesOf(app.name());
        if (machines > 0 && !force) {
            return new Answer.Refused<>(
                    new Refusal(
                            ErrorCode.PRECONDITION_FAILED,
                            "the app %s has %d machines; destroy them first, or delete it by force"
                                    .formatted(app.name(), machines),
                            Map.of("machines", machines)));
        }
        return destroyMachines(app.name())
                .<Answer<App>>map(Answer.Refused::new)
                .orElseGet(() -> destroyRest(app));
    }

    private int machinesOf(AppName app) {
        return lifecycle.slice(Apps.filter(app), 0, 0).total();
    }

    /// @return why it went no further
    private Optional<Refusal> destroyMachines(AppName app) {
        for (var some = someOf(app); !some.isEmpty(); some = someOf(app)) {
            if (!clock.instant().isBefore(until)) {
                return Optional.of(
                        Refusal.of(
                                ErrorCode.TIMEOUT,
                                "the app %s still has %d machines; ask again to go on"
                                        .formatted(app, machinesOf(app))));
            }
            var failure = destroy(some);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private List<MachineId> someOf(AppName app) {
        return lifecycle.list(Apps.filter(app), null, PAGE).machines().stream()
                .map(Sighting::id)
                .toList();
    }

    /// All of them, also when one fails.
    private Optional<Refusal> destroy(List<MachineId> machines) {
        var answers =
                machines.stream().gather(Gatherers.mapConcurrent(AT_ONCE, this::destroy)).toList();
        return answers.stream().flatMap(Optional::stream).findFirst();
    }

    private Optional<Refusal> destroy(MachineId machine) {
        var command = new Command.ForceDestroyMachine(machine, Precondition.NONE);
        return switch (engine.destroyByForce(command, caller)) {
            case Answer.Done<Machine> _ -> Optional.empty();
            case Answer.Refused<Machine>(var refusal) -> complaint(machine, refusal);
        };
    }

    private Optional<Refusal> complaint(MachineId machine, Refusal refusal) {
        return isGone(machine)
                ? Optional.empty()
                : Optional.of(
                        new Refusal(
                                refusal.code(),
                                "%s could not be destroyed: %s. The app is still there; ask again when that is mended"
                                        .formatted(machine, refusal.message()),
                                refusal.facts()));
    }

    // Somebody else was quicker.
    private boolean isGone(MachineId machine) {
        return lifecycle
                .find(machine)
                .map(it ->
                        it instanceof Sighting.Known(var known) && known.state().next().isEmpty())
                .orElse(true);
    }

    private Answer<App> destroyRest(App app) {
        return store.volumes()
                .ids(app.name())
                .then(volumes -> {
                    for (var volume : volumes) {
                        var answer = engine.volumes().destroy(app.name(), volume);
                        if (answer instanceof Answer.Refused<Volume>(var refusal)
                                && refusal.code() != ErrorCode.NOT_FOUND) {
                            return new Answer.Refused<>(refusal);
                        }
                    }
                    return store.register().delete(app.name()).map(_ -> app);
                });
    }
}
