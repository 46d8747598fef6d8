package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.DamagedFileException;
import io.aerophoenix.wal.JournalFailedException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What follows when one machine's actor has failed: its memory is not to be trusted any more, so it waits a while and
/// begins anew from what the log has of the machine. Messages wait meanwhile.
///
/// A journal that cannot be written is nobody's fault: then it waits until that is over, however long, and nothing is
/// counted.
final class Revival {
    private static final Logger LOG = LoggerFactory.getLogger(Revival.class);
    private static final Duration FIRST_LOOK = Duration.ofMillis(50);
    private static final int MOST_LOOKS = 6;

    private final Surroundings region;
    private final MachineActor actor;
    private final Living living;
    private int looks;

    Revival(Surroundings region, MachineActor actor, Living living) {
        this.region = region;
        this.actor = actor;
        this.living = living;
    }

    void fell(Throwable failure) {
        if (ofTheJournal(failure).isPresent()) {
            waitForJournal();
            return;
        }
        living.hold(actor);
        switch (region.supervisor().failed(id(), region.clock().instant())) {
            case Supervisor.Verdict.TryAgain(var wait) -> {
                LOG.error("The actor of {} failed and begins anew in {}", id(), wait, failure);
                region.later(wait, this::reviveBeside);
            }
            case Supervisor.Verdict.GiveUp(var failures, var window) -> {
                LOG.error("The actor of {} failed again", id(), failure);
                actor.quarantine(
                        "the actor of %s failed %d times within %d s, the last time by: %s. Its workload goes on. The region's log tells the whole story; when the cause is gone, readmit the machine."
                                .formatted(id(), failures, window.toSeconds(), failure));
            }
        }
    }

    /// Something could not be written: memory may be ahead of the journal.
    void waitForJournal() {
        LOG.debug("{} waits for the journal", id());
        living.hold(actor);
        lookLater();
    }

    static Optional<JournalFailedException> ofTheJournal(Throwable failure) {
        return Stream.of(Optional.of(failure), Optional.ofNullable(failure.getCause()))
                .flatMap(Optional::stream)
                .filter(JournalFailedException.class::isInstance)
                .map(JournalFailedException.class::cast)
                .findFirst();
    }

    private MachineId id() {
        return living.id();
    }

    private void lookLater() {
        looks = Math.min(looks + 1, MOST_LOOKS);
        region.later(region.supervisor().waitAfter(looks, FIRST_LOOK), this::reviveBeside);
    }

    private void reviveBeside() {
        region.threads().execute(this::revive);
    }

    private void revive() {
        if (region.wal().failed()) {
            lookLater();
            return;
        }
        try {
            actor.beginAnew(region.retelling().machine(id()));
            looks = 0;
        } catch (DamagedFileException | IllegalArgumentException e) {
            actor.quarantine(Quarantines.reason(region, id(), e));
        } catch (RuntimeException e) {
            LOG.warn("What is durable of {} cannot be read now; trying again", id(), e);
            lookLater();
        }
    }
}
