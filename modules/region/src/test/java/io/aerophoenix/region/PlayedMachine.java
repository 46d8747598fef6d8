package io.aerophoenix.region;

import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// A machine under load: what was asked of it, and what the region acknowledged. One operator plays with it, others may
/// ask something of it too.
final class PlayedMachine {
    private final NewMachine wanted;
    private final Habits habits;
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private volatile @Nullable MachineView known;
    private volatile boolean unanswered;

    PlayedMachine(NewMachine wanted, Habits habits) {
        this.wanted = wanted;
        this.habits = habits;
    }

    NewMachine wanted() {
        return wanted;
    }

    String name() {
        return wanted.key();
    }

    Habits habits() {
        return habits;
    }

    /// As it was seen last; empty until its creation is acknowledged or it is found to exist.
    Optional<MachineView> known() {
        return Optional.ofNullable(known);
    }

    Optional<String> id() {
        return known().map(MachineView::id);
    }

    boolean isTerminated() {
        return known().filter(machine -> machine.state().equals("terminated")).isPresent();
    }

    /// Whether its operator asked for something, and the region was killed before it had answered.
    boolean isUnanswered() {
        return unanswered;
    }

    void asked() {
        unanswered = true;
    }

    void answered() {
        unanswered = false;
    }

    void seen(MachineView now) {
        known = now;
    }

    void acknowledge(MachineView now) {
        acknowledged.add(new Acknowledged(now.version(), now.state()));
    }

    Collection<Acknowledged> acknowledged() {
        return acknowledged;
    }
}
