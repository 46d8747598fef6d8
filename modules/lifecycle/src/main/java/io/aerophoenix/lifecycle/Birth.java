package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.wal.DamagedFileException;
import io.aerophoenix.wal.Failpoint;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The creation of one machine. Blocks its virtual thread until the machine is durable, and started if that was asked.
final class Birth {
    private final Surroundings region;
    private final Roster roster;
    private final Lifecycle.Creation creation;
    private final Change change;
    private final Machine machine;

    Birth(Surroundings region, Lifecycle.Creation creation) {
        var now = region.clock().instant();
        this.region = region;
        this.roster = region.roster();
        this.creation = creation;
        this.change = Transitions.create(creation, now, now);
        this.machine = region.shared().in(Objects.requireNonNull(change.created()));
    }

    Answer<Machine> run() {
        return switch (roster.find(creation.id())) {
            case Living living -> repeated(living.machine());
            case Resident.InQuarantine(var quarantined) ->
                    Answer.refused(ErrorCode.QUARANTINED, quarantined.reason());
            case null -> forgotten().map(this::repeated).orElseGet(this::bear);
        };
    }

    private Optional<Machine> forgotten() {
        try {
            return region.retelling().forgotten(creation.id());
        } catch (DamagedFileException | IllegalArgumentException e) {
            throw new QuarantineException(Quarantines.reason(region, creation.id(), e), e);
        }
    }

    private Answer<Machine> repeated(Machine first) {
        if (first.creationDigest().equals(creation.digest())) {
            return new Answer.Done<>(first);
        }
        return new Answer.Refused<>(
                new Refusal(
                        ErrorCode.IDEMPOTENCY_CONFLICT,
                        "this idempotency key created %s, with another request; use a new key for a new machine"
                                .formatted(first.id()),
                        Map.of("machine", first.id().value())));
    }

    private Answer<Machine> bear() {
        var refusal = takeName().or(this::takeRoom);
        if (refusal.isPresent()) {
            return new Answer.Refused<>(refusal.get());
        }
        try {
            region.reached(Failpoint.BEFORE_INTENT);
            region.recorder().append(region.wal(), change, machine).join();
            region.reached(Failpoint.AFTER_INTENT);
        } catch (CompletionException e) {
            giveBack();
            return Answer.refused(
                    ErrorCode.STORAGE_FAILED,
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
        }
        var living = new Living(region, machine);
        roster.admit(living);
        if (startsAtOnce()) {
            // Whether it started or not, it exists; why it did not start stands in its status.
            var started = new CompletableFuture<Answer<Machine>>();
            living.tell(new Message.Born(started));
            started.join();
        }
        return new Answer.Done<>(living.machine());
    }

    private boolean startsAtOnce() {
        return creation.then().contains(Action.START);
    }

    private Optional<Refusal> takeName() {
        return roster.takeName(machine)
                .map(holder ->
                        new Refusal(
                                ErrorCode.NAME_TAKEN,
                                "%s/%s is the name of %s; choose another, or destroy that one first"
                                        .formatted(machine.app(), machine.name(), holder),
                                Map.of("machine", holder.value())));
    }

    private Optional<Refusal> takeRoom() {
        var refusal = startsAtOnce() ? region.rooms().reserve(machine) : Optional.<Refusal>empty();
        refusal.ifPresent(_ -> roster.giveBackName(machine));
        return refusal;
    }

    private void giveBack() {
        region.rooms().release(machine.id());
        roster.giveBackName(machine);
    }
}
