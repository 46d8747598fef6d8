package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.wal.Failpoint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Writes one machine's changes down and makes them true in memory. For the thread that attends to its actor.
final class Scribe {
    private final Surroundings region;
    private final Living living;
    private int life;

    Scribe(Surroundings region, Living living) {
        this.region = region;
        this.living = living;
    }

    Machine machine() {
        return living.machine();
    }

    /// Makes a change that is true when it is durable, and not before: an intent, or what has no effect.
    ///
    /// @throws CompletionException when it could not be written; nothing has changed then
    void intend(Change change) {
        region.reached(Failpoint.BEFORE_INTENT);
        try {
            append(change).join();
        } catch (CompletionException e) {
            settleRoom();
            throw e;
        }
        region.reached(Failpoint.AFTER_INTENT);
        become(change);
    }

    /// Makes a change that is true already: an outcome. When it cannot be written, the actor is told, and begins anew
    /// from what is durable: there the operation is still under way, and is found to be done.
    ///
    /// @return when it is durable
    CompletableFuture<Long> conclude(Change change) {
        region.reached(Failpoint.BEFORE_OUTCOME);
        int inThisLife = life;
        var durable = append(change);
        become(change);
        var _ =
                durable.whenComplete((_, failure) -> {
                    if (failure != null) {
                        living.tell(new Message.OutcomeLost(inThisLife));
                    } else {
                        region.reached(Failpoint.AFTER_OUTCOME);
                    }
                });
        return durable;
    }

    private CompletableFuture<Long> append(Change change) {
        return region.recorder().append(region.wal(), change, machine().after(change));
    }

    private void become(Change change) {
        var next = region.shared().after(machine(), change);
        if (!next.state().holdsResources()) {
            // Before anybody hears of it: they may want the room.
            region.rooms().release(next.id());
        }
        living.become(next);
    }

    /// The room of the machine as it stands, after a change that could not be made.
    private void settleRoom() {
        if (machine().state().holdsResources()) {
            region.rooms().acknowledge(machine());
        } else {
            region.rooms().release(machine().id());
        }
    }

    /// What is durable is all there is. Whatever the life before this one wrote and has not heard of is of no concern.
    void beginAnew(Machine durable) {
        life++;
        living.become(region.shared().in(durable));
        settleRoom();
    }

    boolean isThisLife(int told) {
        return told == life;
    }
}
