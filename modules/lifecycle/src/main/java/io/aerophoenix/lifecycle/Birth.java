package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Refusal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// The creation of one machine. Blocks its virtual thread until the machine is durable, and started if that was asked.
final class Birth {
    private final Surroundings region;
    private final Roster roster;
    private final Lifecycle.Creation creation;
    private final Change change;
    private final Machine machine;

    Birth(Surroundings region, Roster roster, Lifecycle.Creation creation) {
        var now = region.clock().instant();
        this.region = region;
        this.roster = roster;
        this.creation = creation;
        this.change = Transitions.create(creation, now, now);
        this.machine = Objects.requireNonNull(change.created());
    }

    Answer<Machine> run() {
        return switch (roster.find(creation.id())) {
            case Roster.Resident.Living(var actor) -> repeated(actor.machine());
            case Roster.Resident.InQuarantine(var quarantined) ->
                    Answer.refused(ErrorCode.QUARANTINED, quarantined.reason());
            case null -> bear();
        };
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
            region.recorder().append(region.wal(), change, machine).join();
        } catch (CompletionException e) {
            giveBack();
            return Answer.refused(
                    ErrorCode.STORAGE_FAILED,
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
        }
        var actor = new MachineActor(region, machine);
        roster.admit(machine.id(), new Roster.Resident.Living(actor));
        if (startsAtOnce()) {
            // Whether it started or not, it exists; why it did not start stands in its status.
            actor.beginLife().join();
        }
        return new Answer.Done<>(actor.machine());
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
