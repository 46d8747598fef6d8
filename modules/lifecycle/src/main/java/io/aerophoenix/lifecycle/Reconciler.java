package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.StopPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares what one driver reports with what the journal says, again and again, and has differences mended.
///
/// It acts only on what two rounds have seen in the same way, of a machine that has not changed between them. It takes at
/// most a twentieth of one processor.
final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int SHARE = 20;

    /// What was tried to be mended, and is as it was, is tried again after so many rounds.
    private static final int ROUNDS_OF_PATIENCE = 12;

    private final Surroundings region;
    private final MachineDriver driver;
    private final Map<IntentId, Integer> triedInRound = new HashMap<>();
    private Map<IntentId, Seen> before = Map.of();
    private int round;

    Reconciler(Surroundings region, MachineDriver driver) {
        this.region = region;
        this.driver = driver;
    }

    void begin() {
        againAfter(region.settings().reconcileEvery());
    }

    private void againAfter(Duration wait) {
        region.later(wait, () -> region.threads().execute(this::round));
    }

    private void round() {
        long begun = System.nanoTime();
        try {
            compare();
        } catch (RuntimeException e) {
            LOG.warn("What the driver {} reports could not be compared", driver.name(), e);
        }
        var took = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(SHARE);
        var usual = region.settings().reconcileEvery();
        againAfter(took.compareTo(usual) > 0 ? took : usual);
    }

    private void compare() {
        round++;
        var now = look(driver.alive());
        triedInRound.values().removeIf(tried -> round - tried >= ROUNDS_OF_PATIENCE);
        now.forEach((workload, seen) -> {
            if (seen.equals(before.get(workload))
                    && triedInRound.putIfAbsent(workload, round) == null) {
                mend(workload, seen);
            }
        });
        before = now;
    }

    /// All differences of now, by workload.
    private Map<IntentId, Seen> look(Map<IntentId, Alive> alive) {
        var found = new HashMap<IntentId, Seen>();
        for (var id : region.rooms().holders(driver.name())) {
            region.roster().living(id).ifPresent(living -> lookAtOwn(living, alive, found));
        }
        for (var workload : alive.keySet()) {
            lookAtAlive(workload, found);
        }
        return found;
    }

    private static void lookAtOwn(
            Living living, Map<IntentId, Alive> alive, Map<IntentId, Seen> found) {
        var machine = living.machine();
        var instance = machine.status().instance();
        if (instance != null) {
            var difference = Difference.ofOwn(machine, alive.get(instance.startedBy()));
            if (difference != null) {
                found.put(instance.startedBy(), new Seen(machine.status().step(), difference));
            }
        }
    }

    private void lookAtAlive(IntentId workload, Map<IntentId, Seen> found) {
        switch (region.roster().find(workload.machine())) {
            case Living living -> {
                var machine = living.machine();
                var difference = Difference.ofAlive(machine, workload);
                if (difference != null) {
                    found.put(workload, new Seen(machine.status().step(), difference));
                }
            }
            case Resident.InQuarantine _ -> {
                // Whose it is cannot be told: it goes on.
            }
            case null -> found.put(workload, new Seen(0, new Difference.Left(workload)));
        }
    }

    private void mend(IntentId workload, Seen seen) {
        region.roster()
                .living(workload.machine())
                .ifPresentOrElse(
                        living -> living.tell(new Message.Repair(seen.step(), seen.difference())),
                        () -> endOrphan(workload));
    }

    /// Its machine is gone, and has no actor that could see to it.
    private void endOrphan(IntentId workload) {
        var limit = StopPolicy.DEFAULT.grace().plus(region.settings().deadlines().slack());
        var attempt = new Attempt(region, limit, () -> stop(workload), _ -> {});
        region.threads()
                .execute(() -> {
                    if (attempt.run().orElse(null) instanceof EffectResult.Ended) {
                        region.tally().repairs.increment();
                        LOG.warn("{} lived although its machine is gone; ended", workload);
                    }
                });
    }

    private EffectResult stop(IntentId workload) {
        MachineId machine = workload.machine();
        try {
            return new EffectResult.Ended(driver.stop(machine, workload, StopPolicy.DEFAULT));
        } catch (DriverException e) {
            LOG.warn("{} lives although its machine is gone, and did not end", workload, e);
            return new EffectResult.Failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new EffectResult.Unknown("it did not end in time");
        }
    }

    /// @param step the machine's, when the difference was seen
    private record Seen(long step, Difference difference) {}
}
