package io.aerophoenix.control;

import io.aerophoenix.apps.AppStore;
import io.aerophoenix.apps.Origin;
import io.aerophoenix.apps.Snapshot;
import io.aerophoenix.apps.SnapshotStore;
import io.aerophoenix.apps.Volume;
import io.aerophoenix.apps.VolumeStore;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.VolumeId;
import io.aerophoenix.security.Caller;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Volumes, and who has them.
final class Volumes {
    private final Engine engine;
    private final VolumeStore volumes;
    private final SnapshotStore snapshots;
    private final Attachments attachments;

    Volumes(Engine engine, AppStore store, Attachments attachments) {
        this.engine = engine;
        this.volumes = store.volumes();
        this.snapshots = store.snapshots();
        this.attachments = attachments;
    }

    Answer<Volume> create(VolumeCommand.CreateVolume command, Caller caller) {
        var origin = new Origin(caller.subject(), command.idempotencyKey());
        return unless(
                VolumeRules.objection(command.order()),
                () ->
                        engine.apps()
                                .keep(command.order().app(), caller)
                                .then(_ -> volumes.create(command.order(), origin))
                                .map(attachments::seen));
    }

    Answer<Volume> amend(VolumeCommand.AmendVolume command) {
        return unless(
                VolumeRules.objection(command.amendment()),
                () ->
                        volumes.amend(command.app(), command.volume(), command.amendment())
                                .map(attachments::seen));
    }

    Answer<Volume> extend(VolumeCommand.ExtendVolume command) {
        return unless(
                VolumeRules.objectionToSize(command.sizeGb()),
                () ->
                        volumes.extend(command.app(), command.volume(), command.sizeGb())
                                .map(attachments::seen));
    }

    private static Answer<Volume> unless(
            Optional<String> objection, Supplier<Answer<Volume>> work) {
        return objection
                .<Answer<Volume>>map(it -> Answer.refused(ErrorCode.INVALID_REQUEST, it))
                .orElseGet(work);
    }

    Answer<Volume> destroy(VolumeCommand.DestroyVolume command) {
        return destroy(command.app(), command.volume());
    }

    Answer<Volume> destroy(AppName app, VolumeId volume) {
        return attachments
                .whileFree(app, volume, () -> volumes.destroy(app, volume))
                .map(destroyed -> {
                    volumes.clear(volume);
                    return destroyed.attached(null);
                });
    }

    Answer<Snapshot> snapshot(VolumeCommand.SnapshotVolume command) {
        return snapshots.take(command.app(), command.volume());
    }

    Answer<List<Volume>> list(@Nullable AppName app) {
        var known = app == null ? new Answer.Done<>(true) : engine.apps().isKnown(app);
        return known.then(_ -> volumes.list(app))
                .map(all -> all.stream().map(attachments::seen).toList());
    }

    Answer<Volume> get(AppName app, VolumeId volume) {
        return volumes.find(app, volume).map(attachments::seen);
    }

    Answer<List<Snapshot>> snapshots(AppName app, VolumeId volume) {
        return snapshots.list(app, volume);
    }
}
