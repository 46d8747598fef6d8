package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.Alive;
import io.aerophoenix.lifecycle.MachineDriver.ExitListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lives that run, and how we hear of their ends: at once from the keepers, who write each end into one folder that is
/// watched; and by looking again now and then, for lives whose keeper was killed.
final class Lives {
    private static final Logger LOG = LoggerFactory.getLogger(Lives.class);

    private final Processes processes;
    private final Launch launch;
    private final Map<IntentId, Life> running = new ConcurrentHashMap<>();
    private volatile ExitListener listener = (_, _) -> {};

    Lives(Processes processes, Launch launch) {
        this.processes = processes;
        this.launch = launch;
    }

    /// Listens to the keepers from now on.
    void watch(FolderWatch watch, Path exits) {
        watch.watch(exits, this::written);
    }

    void onExit(ExitListener listener) {
        this.listener = listener;
    }

    /// Takes a life up, if it is not yet: from now on its end will be heard of.
    Life follow(Run run, Identity identity) {
        var life = running.computeIfAbsent(run.intent(), _ -> new Life(run, identity, processes));
        // It may have ended before we listened.
        settleIfWritten(life);
        return life;
    }

    /// Those whose process lives at this moment.
    Map<IntentId, Alive> alive() {
        var alive = new HashMap<IntentId, Alive>();
        running.forEach((intent, life) ->
                processes
                        .find(life.identity())
                        .map(stat -> stat.frozen() ? Alive.SUSPENDED : Alive.RUNNING)
                        .ifPresent(how -> alive.put(intent, how)));
        return alive;
    }

    Optional<Life> find(IntentId intent) {
        return Optional.ofNullable(running.get(intent));
    }

    boolean anyOf(MachineId machine) {
        return running.keySet().stream().anyMatch(intent -> intent.machine().equals(machine));
    }

    Set<MachineId> machines() {
        return running.keySet().stream().map(IntentId::machine).collect(Collectors.toSet());
    }

    /// Looks at every life again.
    void lookAgain() {
        running.values().forEach(this::lookAgain);
    }

    /// Looks whether a life has ended, also when nobody wrote it down.
    void lookAgain(Life life) {
        try {
            if (ended(life)) {
                settle(life);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("It cannot be told whether {} runs; we look again.", life.run().intent(), e);
        }
    }

    private boolean ended(Life life) throws IOException {
        return processes.find(life.identity()).isEmpty()
                && endOf(life.run(), life.identity()).isPresent();
    }

    /// How a life ended whose process is gone; empty while its keeper is about to write it down.
    ///
    /// Where the keeper is gone too, that is what we write down, so that the answer never changes.
    Optional<Exit> endOf(Run run, Identity identity) throws IOException {
        if (run.exit().isEmpty() && !launch.keeperAlive(run, identity)) {
            processes.endLeftovers(identity);
            Controller.remove(run.limits().groups());
            run.endUnseen();
        }
        return run.exit();
    }

    private void written(List<String> names) {
        if (names.isEmpty()) {
            lookAgain();
        }
        running.values().stream()
                .filter(life -> names.contains(life.run().exitFile().getFileName().toString()))
                .forEach(this::settleIfWritten);
    }

    private void settleIfWritten(Life life) {
        try {
            settle(life);
        } catch (IOException e) {
            LOG.warn("The end of {} cannot be read; we look again.", life.run().intent(), e);
        }
    }

    private void settle(Life life) throws IOException {
        var exit = life.run().exit();
        // Whoever takes it out reports it: once.
        if (exit.isPresent() && running.remove(life.run().intent(), life)) {
            // Asked before whoever waits for the end goes on.
            boolean expected = life.endIsExpected();
            life.ended().complete(exit.get());
            if (!expected) {
                listener.ended(life.run().intent(), exit.get());
            }
        }
    }
}
