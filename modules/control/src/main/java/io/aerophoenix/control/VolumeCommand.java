package io.aerophoenix.control;

import io.aerophoenix.apps.Snapshot;
import io.aerophoenix.apps.Volume;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.VolumeId;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import org.jspecify.annotations.Nullable;

/// What changes volumes. `not_found` for one that is of another app.
public sealed interface VolumeCommand<T> extends Command<T> {
    @Override
    default Capability needs() {
        return Capability.MACHINE_CREATE;
    }

    record CreateVolume(Volume.Order order, @Nullable String idempotencyKey)
            implements VolumeCommand<Volume> {
        @Override
        public Answer<Volume> carryOut(Engine engine, Caller caller) {
            return engine.volumes().create(this, caller);
        }
    }

    record AmendVolume(AppName app, VolumeId volume, Volume.Amendment amendment)
            implements VolumeCommand<Volume> {
        @Override
        public Answer<Volume> carryOut(Engine engine, Caller caller) {
            return engine.volumes().amend(this);
        }
    }

    /// @param sizeGb more than it has; a volume never shrinks
    record ExtendVolume(AppName app, VolumeId volume, long sizeGb)
            implements VolumeCommand<Volume> {
        @Override
        public Answer<Volume> carryOut(Engine engine, Caller caller) {
            return engine.volumes().extend(this);
        }
    }

    /// Destroys a volume that no machine has; its snapshots stay until their time is over.
    record DestroyVolume(AppName app, VolumeId volume) implements VolumeCommand<Volume> {
        @Override
        public Capability needs() {
            return Capability.MACHINE_DESTROY;
        }

        @Override
        public Answer<Volume> carryOut(Engine engine, Caller caller) {
            return engine.volumes().destroy(this);
        }
    }

    record SnapshotVolume(AppName app, VolumeId volume) implements VolumeCommand<Snapshot> {
        @Override
        public Answer<Snapshot> carryOut(Engine engine, Caller caller) {
            return engine.volumes().snapshot(this);
        }
    }
}
