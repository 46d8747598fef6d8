package io.aerophoenix.control;

import io.aerophoenix.apps.Snapshot;
import io.aerophoenix.apps.Volume;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.VolumeId;
import io.aerophoenix.security.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Volumes, and who has them.
final class Volumes {
    Answer<Volume> create(VolumeCommand.CreateVolume command, Caller caller) {
        return Answer.refused(ErrorCode.PRECONDITION_FAILED, "not here yet");
    }

    Answer<Volume> amend(VolumeCommand.AmendVolume command) {
        return Answer.refused(ErrorCode.PRECONDITION_FAILED, "not here yet");
    }

    Answer<Volume> extend(VolumeCommand.ExtendVolume command) {
        return Answer.refused(ErrorCode.PRECONDITION_FAILED, "not here yet");
    }

    Answer<Volume> destroy(VolumeCommand.DestroyVolume command) {
        return Answer.refused(ErrorCode.PRECONDITION_FAILED, "not here yet");
    }

    Answer<Snapshot> snapshot(VolumeCommand.SnapshotVolume command) {
        return Answer.refused(ErrorCode.PRECONDITION_FAILED, "not here yet");
    }

    Answer<List<Volume>> list(@Nullable AppName app) {
        return Answer.refused(ErrorCode.PRECONDITION_FAILED, "not here yet");
    }

    Answer<Volume> get(AppName app, VolumeId volume) {
        return Answer.refused(ErrorCode.PRECONDITION_FAILED, "not here yet");
    }

    Answer<List<Snapshot>> snapshots(AppName app, VolumeId volume) {
        return Answer.refused(ErrorCode.PRECONDITION_FAILED, "not here yet");
    }
}
