package io.aerophoenix.fleet;

import java.time.Instant;

/// One machine as it stands: an immutable snapshot.
///
/// @param creationDigest fingerprint of the request that created it, by which a repeat of it is recognised
public record Machine(
        MachineId id,
        AppName app,
        RegionCode region,
        MachineSpec spec,
        Instant createdAt,
        String creationDigest,
        MachineStatus status) {
    public MachineState state() {
        return status.state();
    }

    public long version() {
        return status.version();
    }

    public MachineName name() {
        return spec.name();
    }

    public Machine with(MachineStatus next) {
        return new Machine(id, app, region, spec, createdAt, creationDigest, next);
    }

    /// As it stands after a later change of it.
    public Machine after(Change change) {
        var configured = change.spec();
        return new Machine(
                id,
                app,
                region,
                configured == null ? spec : configured,
                createdAt,
                creationDigest,
                change.after());
    }
}
