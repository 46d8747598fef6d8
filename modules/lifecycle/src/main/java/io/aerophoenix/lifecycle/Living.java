package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import org.jspecify.annotations.Nullable;

/// A machine that can be asked for something. As long as nothing is, this and the snapshot are all there is of it: its
/// actor, with a mailbox, is made by the first message, and let go when there is nothing more to do.
///
/// One lock guards both, so that no message can come between the last look into the mailbox and the actor's rest.
/// Thread-safe.
final class Living implements Resident {
    private final Surroundings region;
    private volatile Machine machine;
    private @Nullable MachineActor awake;

    Living(Surroundings region, Machine machine) {
        this.region = region;
        this.machine = machine;
    }

    /// As it stands now. What is seen here is durable, or will be found again by recovery.
    Machine machine() {
        return machine;
    }

    /// For its actor only.
    void become(Machine next) {
        var before = machine;
        machine = next;
        region.roster().changed(before, next);
        region.watchers().tell(next);
    }

    @Override
    public MachineId id() {
        return machine.id();
    }

    @Override
    public Sighting sighting() {
        return new Sighting.Known(machine);
    }

    @Override
    public boolean admittedBy(MachineFilter filter) {
        return filter.admits(machine);
    }

    /// What the region itself has to say is never turned away.
    void tell(Message message) {
        offer(message, Integer.MAX_VALUE);
    }

    /// Takes a message, unless `most` wait already.
    boolean offer(Message message, int most) {
        MachineActor actor;
        synchronized (this) {
            actor = woken();
            if (!actor.mailbox().add(message, most)) {
                return false;
            }
            if (!actor.mailbox().attend()) {
                return true;
            }
        }
        region.threads().execute(actor);
        return true;
    }

    private MachineActor woken() {
        var actor = awake;
        if (actor == null) {
            actor = new MachineActor(region, this);
            awake = actor;
            region.tally().awake.increment();
        }
        return actor;
    }

    /// The next message for the thread that attends; null when it has nothing more to do.
    synchronized @Nullable Message next(MachineActor actor) {
        var message = actor.mailbox().take();
        if (message == null) {
            letRest(actor);
        }
        return message;
    }

    private void letRest(MachineActor actor) {
        if (actor.mayRest() && actor.mailbox().isQuiet()) {
            awake = null;
            region.tally().awake.decrement();
        }
    }

    /// The thread that attends goes to a driver: others see to what waits, and to what comes.
    void leave(MachineActor actor) {
        synchronized (this) {
            actor.mailbox().leave();
            if (!actor.mailbox().attend()) {
                return;
            }
        }
        region.threads().execute(actor);
    }

    /// A thread is back from a driver, with a message.
    ///
    /// @return whether this thread attends again; otherwise another does
    synchronized boolean comeBack(MachineActor actor, Message message) {
        var _ = actor.mailbox().add(message, Integer.MAX_VALUE);
        return actor.mailbox().attend();
    }

    /// Messages only wait from now on, also for the thread that attends.
    synchronized void hold(MachineActor actor) {
        actor.mailbox().hold();
    }

    /// Messages are seen to again, this one first.
    void release(MachineActor actor, Message first) {
        synchronized (this) {
            actor.mailbox().release();
            actor.mailbox().addFirst(first);
            if (!actor.mailbox().attend()) {
                return;
            }
        }
        region.threads().execute(actor);
    }
}
