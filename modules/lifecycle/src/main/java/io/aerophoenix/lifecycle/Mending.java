package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Note;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the driver's truth and the journal of one machine agree again. For the thread that attends to the machine's
/// actor.
final class Mending {
    private static final Logger LOG = LoggerFactory.getLogger(Mending.class);

    private final Surroundings region;
    private final Living living;
    private final MachineActor actor;
    private final Vigil vigil;
    private final Desk desk;

    Mending(Surroundings region, Living living, MachineActor actor, Vigil vigil, Desk desk) {
        this.region = region;
        this.living = living;
        this.actor = actor;
        this.vigil = vigil;
        this.desk = desk;
    }

    /// Mends, unless the machine has changed since the difference was seen.
    void mend(Message.Repair repair) {
        var status = living.machine().status();
        if (status.step() != repair.step() || status.operation() != null) {
            return;
        }
        switch (repair.difference()) {
            case Difference.Gone() -> vigil.lookBeside(Cause.REPAIR);
            case Difference.Frozen() -> desk.mend(Action.RESUME);
            case Difference.Thawed() -> desk.mend(Action.SUSPEND);
            case Difference.Left(var startedBy) -> clearAway(startedBy);
        }
    }

    /// Ends what is left of an earlier life. Messages wait meanwhile, so that nothing else is done at the driver.
    private void clearAway(IntentId startedBy) {
        living.hold(actor);
        var machine = living.machine();
        var attempt =
                new Attempt(
                        region,
                        machine.spec().stop().grace().plus(region.settings().deadlines().slack()),
                        () -> stop(machine, startedBy),
                        unknown -> goOn(startedBy, unknown));
        region.threads().execute(() -> attempt.run().ifPresent(result -> goOn(startedBy, result)));
    }

    private void goOn(IntentId startedBy, EffectResult result) {
        living.release(actor, new Message.Cleared(startedBy, result));
    }

    private EffectResult stop(Machine machine, IntentId startedBy) {
        var driver = region.drivers().get(machine.spec().driver());
        if (driver == null) {
            return new EffectResult.Failed("its driver is not configured here");
        }
        try {
            return new EffectResult.Ended(
                    driver.stop(machine.id(), startedBy, machine.spec().stop()));
        } catch (DriverException e) {
            return new EffectResult.Failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new EffectResult.Unknown("it did not end in time");
        }
    }

    void cleared(Message.Cleared cleared) {
        if (cleared.result() instanceof EffectResult.Ended(var exit)) {
            desk.remember(
                    new Wish.Remember(
                            Note.Kind.REPAIRED,
                            "the workload of %s still lived, and was ended: %s"
                                    .formatted(cleared.startedBy(), exit.phrase())),
                    Cause.REPAIR);
            region.tally().repairs.increment();
        } else {
            LOG.warn(
                    "The workload of {} should not live, and could not be ended: {}",
                    cleared.startedBy(),
                    cleared.result());
        }
    }
}
