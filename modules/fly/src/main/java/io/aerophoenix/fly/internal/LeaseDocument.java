package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.Machine;
import org.jspecify.annotations.Nullable;

/// A lease, in the envelope without which the command line of the original does not take it.
record LeaseDocument(String status, Data data) implements Document {
    private static final String SUCCESS = "success";

    /// @param nonce null for those who have not said it
    /// @param expiresAt in seconds
    /// @param version of the machine
    record Data(
            @Nullable String nonce,
            long expiresAt,
            String owner,
            String description,
            String version) {}

    static LeaseDocument of(Machine machine, Lease lease, @Nullable String nonce) {
        return new LeaseDocument(
                SUCCESS,
                new Data(
                        nonce,
                        lease.expiresAt().getEpochSecond(),
                        lease.holder(),
                        lease.reason(),
                        MachineStamp.ofInstance(machine).toString()));
    }

    /// Says that one has ended.
    record Released(String status, OkDocument data) implements Document {
        static final Released OK = new Released(SUCCESS, OkDocument.OK);
    }
}
