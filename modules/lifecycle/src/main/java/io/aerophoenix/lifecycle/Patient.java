package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.lifecycle.Health.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One machine whose health is watched: the checks of its present life, and how often it was restarted for them.
/// Thread-safe.
final class Patient {
    private static final Logger LOG = LoggerFactory.getLogger(Patient.class);

    private final MachineId machine;
    private final HealthTools tools;
    private final List<Checkup> checkups = new ArrayList<>();
    private volatile @Nullable WatchedLife life;
    private HealthRestarts restarts = HealthRestarts.NONE;
    private boolean restarting;
    private long step;

    Patient(MachineId machine, HealthTools tools) {
        this.machine = machine;
        this.tools = tools;
    }

    /// The life whose checks are tried; null when none is.
    @Nullable WatchedLife life() {
        return life;
    }

    /// Goes on as this says, unless something later is known.
    synchronized void heard(Machine now) {
        if (now.status().step() <= step) {
            return;
        }
        step = now.status().step();
        var before = life;
        life = WatchedLife.of(now).orElse(null);
        var next = life;
        var kept =
                before != null && next != null && next.isTheSameLifeAs(before)
                        ? List.copyOf(checkups)
                        : List.<Checkup>of();
        adapt(next == null ? List.of() : next.checks(), kept);
    }

    /// What is asked as before goes on as it stands; all else ends, or begins anew.
    private void adapt(List<HealthCheck> wanted, List<Checkup> kept) {
        checkups.stream()
                .filter(old -> !kept.contains(old) || !wanted.contains(old.check()))
                .forEach(Checkup::end);
        checkups.clear();
        for (var check : wanted) {
            checkups.add(of(check, kept).orElseGet(() -> begun(check)));
        }
    }

    private static Optional<Checkup> of(HealthCheck check, List<Checkup> among) {
        return among.stream().filter(it -> it.check().equals(check)).findFirst();
    }

    private Checkup begun(HealthCheck check) {
        var checkup = new Checkup(check, this, tools);
        checkup.begin();
        return checkup;
    }

    synchronized void end() {
        life = null;
        checkups.forEach(Checkup::end);
        checkups.clear();
    }

    /// How the checks stand that the machine has now; unknown where they belong to another life.
    synchronized Health health(Machine now) {
        var watched = WatchedLife.of(now);
        var present = life;
        if (watched.isEmpty() || present == null || !present.isTheSameLifeAs(watched.get())) {
            return Health.untried(now);
        }
        return Health.of(
                now.spec().checks().stream()
                        .map(check ->
                                of(check, checkups)
                                        .map(it -> it.standing().view())
                                        .orElseGet(() -> Health.Check.untried(check)))
                        .toList());
    }

    synchronized boolean isCritical() {
        return checkups.stream().anyMatch(it -> it.standing().verdict() == Verdict.CRITICAL);
    }

    /// Writes down a new verdict of a check.
    void remember(Checkup checkup, Standing standing) {
        var note = new Wish.Remember(Note.Kind.HEALTH, standing.story());
        var _ =
                order(note, null)
                        .whenComplete((answer, failure) ->
                                checkup.told(
                                        standing.verdict(),
                                        failure == null && answer instanceof Answer.Done<Machine>));
    }

    /// Has the machine restarted for a check, unless it was restarted for one just now.
    void restart(Standing standing) {
        var unwell = beginRestart();
        if (unwell == null) {
            return;
        }
        LOG.info("{} is restarted: {}", machine, standing.story());
        var steps = new Wish.Steps(List.of(Action.STOP, Action.START));
        var _ =
                order(steps, unwell.version())
                        .whenComplete((answer, failure) ->
                                endRestart(unwell, standing, failure == null && wasTried(answer)));
    }

    /// Null when it may not be restarted now: the next failed try asks again.
    private synchronized @Nullable WatchedLife beginRestart() {
        var present = life;
        if (present == null
                || present.busy()
                || restarting
                || !restarts.allowedAt(tools.clock().instant())) {
            return null;
        }
        restarting = true;
        return present;
    }

    private synchronized void endRestart(WatchedLife unwell, Standing standing, boolean tried) {
        restarting = false;
        if (tried) {
            restarts =
                    restarts.after(unwell.startedAt(), standing.since(), tools.clock().instant());
        }
    }

    /// Somebody else may have been quicker; a restart that failed on its way was one.
    private static boolean wasTried(Answer<Machine> answer) {
        return switch (answer) {
            case Answer.Done<Machine> _ -> true;
            case Answer.Refused<Machine>(var refusal) -> refusal.code() == ErrorCode.DRIVER_FAILED;
        };
    }

    private CompletableFuture<Answer<Machine>> order(Wish wish, @Nullable Long version) {
        return tools.orders()
                .act(
                        machine,
                        new Lifecycle.Order(wish, Transitions.REGION, Cause.HEALTH, version, null));
    }
}
