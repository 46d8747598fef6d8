package io.aerophoenix.control;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.Wish;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is done about the lease of a machine: see [io.aerophoenix.fleet.Lease].
public sealed interface LeaseCommand<T> extends Command<T> {
    @Override
    default Capability needs() {
        return Capability.MACHINE_CREATE;
    }

    /// Acquires the lease. The answer brings the nonce, once and never again.
    ///
    /// @param reason up to 200 characters
    /// @param ttl 1 second to 1 hour
    /// @param key idempotency key: a repeat is answered with the same nonce; null to do it anew
    record AcquireLease(MachineId machine, String reason, Duration ttl, @Nullable String key)
            implements LeaseCommand<LeaseGrant> {
        public AcquireLease(MachineId machine, String reason, Duration ttl) {
            this(machine, reason, ttl, null);
        }

        @Override
        public Answer<LeaseGrant> carryOut(Engine engine, Caller caller) {
            return engine.leases().acquire(this, caller);
        }
    }

    /// @param nonce the holder's proof, for whoever is to act under the lease
    record LeaseGrant(Machine machine, String nonce) {
        /// Leaves out the nonce.
        @Override
        public String toString() {
            return "LeaseGrant[machine=" + machine.id() + "]";
        }
    }

    /// Lets the lease last so long from now on.
    record RenewLease(MachineId machine, Duration ttl, String nonce, @Nullable String key)
            implements LeaseCommand<Machine> {
        public RenewLease(MachineId machine, Duration ttl, String nonce) {
            this(machine, ttl, nonce, null);
        }

        @Override
        public Answer<Machine> carryOut(Engine engine, Caller caller) {
            return engine.leases().renew(this, caller);
        }

        /// Leaves out the nonce.
        @Override
        public String toString() {
            return "RenewLease[%s, %s]".formatted(machine, ttl);
        }
    }

    record ReleaseLease(MachineId machine, String nonce, @Nullable String key)
            implements LeaseCommand<Machine> {
        public ReleaseLease(MachineId machine, String nonce) {
            this(machine, nonce, null);
        }

        @Override
        public Answer<Machine> carryOut(Engine engine, Caller caller) {
            return engine.tell(
                    machine, new Wish.ReleaseLease(), new Precondition(null, nonce, key), caller);
        }

        /// Leaves out the nonce.
        @Override
        public String toString() {
            return "ReleaseLease[%s]".formatted(machine);
        }
    }

    /// Ends somebody else's lease. It is kept in the machine's history, with the reason.
    record BreakLease(MachineId machine, String reason, @Nullable String key)
            implements LeaseCommand<Machine> {
        public BreakLease(MachineId machine, String reason) {
            this(machine, reason, null);
        }

        @Override
        public Capability needs() {
            return Capability.MACHINE_DESTROY;
        }

        @Override
        public Answer<Machine> carryOut(Engine engine, Caller caller) {
            return engine.tell(
                    machine,
                    new Wish.BreakLease(reason),
                    new Precondition(null, null, key),
                    caller);
        }
    }
}
