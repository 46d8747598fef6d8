package io.aerophoenix.control;

import io.aerophoenix.apps.Snapshot;
import io.aerophoenix.apps.Volume;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.VolumeId;
import io.aerophoenix.security.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked about volumes.
public sealed interface VolumeQuery<T> extends Query<T> {
    /// @param app null for those of all apps
    record ListVolumes(@Nullable AppName app) implements VolumeQuery<List<Volume>> {
        @Override
        public Answer<List<Volume>> carryOut(Engine engine, Caller caller) {
            return engine.volumes().list(app);
        }
    }

    record GetVolume(AppName app, VolumeId volume) implements VolumeQuery<Volume> {
        @Override
        public Answer<Volume> carryOut(Engine engine, Caller caller) {
            return engine.volumes().get(app, volume);
        }
    }

    record ListSnapshots(AppName app, VolumeId volume) implements VolumeQuery<List<Snapshot>> {
        @Override
        public Answer<List<Snapshot>> carryOut(Engine engine, Caller caller) {
            return engine.volumes().snapshots(app, volume);
        }
    }
}
