package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Note;
import java.time.Duration;
import java.time.Instant;

/// Changes of a machine that are no step along the table of moves, and have no effect at its driver. Pure; [Guards] have
/// passed.
final class Amendments {
    private final Machine machine;
    private final Lifecycle.Order order;
    private final Instant now;
    private final Moves moves;
    private final Facts facts;

    Amendments(Machine machine, Lifecycle.Order order, Instant now) {
        this.machine = machine;
        this.order = order;
        this.now = now;
        this.moves =
                new Moves(
                        machine,
                        new Moves.Story(
                                order.cause(),
                                order.actor(),
                                new IntentId(machine.id(), machine.status().step() + 1)));
        this.facts = Facts.allOf(machine.status());
    }

    Change label(Wish.Label wish) {
        return configure(
                new Wish.Configure(wish.specFor(machine), Note.Kind.CONFIGURED, "labels changed"));
    }

    Change configure(Wish.Configure wish) {
        var spec = wish.specFor(machine);
        if (!spec.equals(machine.spec())) {
            moves.configure(spec, wish.kind(), now, wish.story());
        }
        return moves.change(now, facts);
    }

    Change cordon() {
        return noted(Note.Kind.CORDONED, "cordoned: no new work", facts.withCordon(true));
    }

    Change uncordon() {
        return noted(Note.Kind.UNCORDONED, "takes new work again", facts.withCordon(false));
    }

    Change acquire(Wish.AcquireLease wish) {
        var lease =
                new Lease(
                        order.actor(),
                        wish.reason(),
                        Lease.digestOf(wish.nonce()),
                        now,
                        now.plus(wish.ttl()));
        return noted(
                Note.Kind.LEASE_ACQUIRED,
                "leased for %d s: %s".formatted(wish.ttl().toSeconds(), wish.reason()),
                facts.withLease(lease));
    }

    /// Renewals come often and tell nothing: they leave no note.
    Change renew(Duration ttl) {
        var lease = leaseOf(machine);
        return moves.change(now, facts.withLease(lease.until(now.plus(ttl))));
    }

    Change release() {
        return noted(Note.Kind.LEASE_RELEASED, "lease released", facts.withLease(null));
    }

    Change breakLease(String reason) {
        var lease = leaseOf(machine);
        return noted(
                Note.Kind.LEASE_BROKEN,
                "lease of %s (%s) broken: %s".formatted(lease.holder(), lease.reason(), reason),
                facts.withLease(null));
    }

    Change remember(Wish.Remember wish) {
        return noted(wish.kind(), wish.text(), facts);
    }

    Change outcome(Wish.Outcome wish) {
        var text = wish.text();
        return text == null ? moves.change(now, facts) : noted(wish.kind(), text, facts);
    }

    private Change noted(Note.Kind kind, String text, Facts after) {
        moves.note(kind, now, text);
        return moves.change(now, after);
    }

    private static Lease leaseOf(Machine machine) {
        var lease = machine.status().lease();
        if (lease == null) {
            throw new IllegalStateException(machine.id() + " has no lease");
        }
        return lease;
    }
}
