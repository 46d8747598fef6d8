package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.StopPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be wanted of a machine that exists.
public sealed interface Wish {
    /// Some steps along the table of moves, as one operation.
    ///
    /// @param actions what is done, in order; at least one
    /// @param stop how a stop among them is to be done; null for as the spec says
    record Steps(List<Action> actions, @Nullable StopPolicy stop) implements Wish {
        public Steps(List<Action> actions) {
            this(actions, null);
        }

        public Steps {
            actions = List.copyOf(actions);
            if (actions.isEmpty()) {
                throw new IllegalArgumentException("an order asks for at least one action");
            }
        }
    }

    /// Another spec. A machine that runs is stopped and started by it, where the workload would not be the same.
    ///
    /// One that is as the machine's spec already changes nothing.
    ///
    /// @param annexes whether the spec brings its annexes, or those stay that the machine has
    /// @param kind [Note.Kind#CONFIGURED] or [Note.Kind#ROLLED_BACK]
    /// @param story one sentence for the history
    record Configure(MachineSpec spec, Annexes annexes, Note.Kind kind, String story)
            implements Wish {
        public Configure(MachineSpec spec, Note.Kind kind, String story) {
            this(spec, Annexes.GIVEN, kind, story);
        }

        MachineSpec specFor(Machine machine) {
            return switch (annexes) {
                case GIVEN -> spec;
                case KEPT -> spec.withAnnexes(machine.spec().annexes());
            };
        }
    }

    /// What becomes of a spec's annexes. See [MachineSpec].
    enum Annexes {
        GIVEN,
        KEPT
    }

    /// Other labels; the workload is left alone.
    record Label(Map<String, String> put, Set<String> remove) implements Wish {
        MachineSpec specFor(Machine machine) {
            var labels = new HashMap<>(machine.spec().metadata());
            labels.keySet().removeAll(remove);
            labels.putAll(put);
            return machine.spec().withMetadata(labels);
        }

        public Label {
            put = Map.copyOf(put);
            remove = Set.copyOf(remove);
        }
    }

    record Cordon() implements Wish {}

    record Uncordon() implements Wish {}

    /// The lease, for whoever knows the nonce.
    ///
    /// @param ttl [io.aerophoenix.fleet.Lease#SHORTEST] to [io.aerophoenix.fleet.Lease#LONGEST]
    /// @param sealed the nonce as it may be kept with the order's key; null when there is no key
    record AcquireLease(String reason, Duration ttl, String nonce, @Nullable String sealed)
            implements Wish {
        public AcquireLease(String reason, Duration ttl, String nonce) {
            this(reason, ttl, nonce, null);
        }

        /// Leaves out the nonce.
        @Override
        public String toString() {
            return "AcquireLease[%s, %s]".formatted(reason, ttl);
        }
    }

    /// The lease, for so long from now on. The order brings the nonce.
    record RenewLease(Duration ttl) implements Wish {}

    /// The end of the lease. The order brings the nonce.
    record ReleaseLease() implements Wish {}

    /// The end of somebody else's lease.
    record BreakLease(String reason) implements Wish {}

    /// Something to be kept in the history, as it was done already, or is about to be.
    record Remember(Note.Kind kind, String text) implements Wish {}

    /// What has become of something remembered, to be kept with the order's key.
    ///
    /// @param text what the history is to tell of it; null when there is nothing more to tell
    record Outcome(Note.Kind kind, @Nullable String text) implements Wish {}
}
