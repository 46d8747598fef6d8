package io.aerophoenix.apps;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.VolumeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The snapshots of a region's volumes, copies all. Refuses as [VolumeStore] does. Thread-safe.
public final class SnapshotStore {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int ID_LENGTH = 16;

    private final Database database;
    private final VolumeFolders folders;
    private final VolumeLocks locks;
    private final InstantSource clock;
    private final RandomGenerator random;

    SnapshotStore(
            Database database,
            VolumeFolders folders,
            VolumeLocks locks,
            InstantSource clock,
            RandomGenerator random) {
        this.database = database;
        this.folders = folders;
        this.locks = locks;
        this.clock = clock;
        this.random = random;
    }

    /// Copies the files of a volume, one after the other; a workload that writes meanwhile should be able to recover from
    /// that, as after a crash. Waits for the copy.
    public Answer<Snapshot> take(AppName app, VolumeId volume) {
        return locks.holding(
                volume,
                VolumeStore.PATIENCE,
                () -> Answers.of(() -> begin(app, volume).map(this::fill)));
    }

    private Answer<Snapshot> begin(AppName app, VolumeId volume) {
        return database.ask(sql -> {
            var kept = VolumeStore.of(sql, app, volume);
            if (kept instanceof Answer.Done<VolumeTable.Kept>(var it)) {
                var snapshot = fresh(it);
                SnapshotTable.insert(sql, snapshot);
                return new Answer.Done<>(snapshot);
            }
            return VolumeStore.noSuchVolume(app, volume);
        });
    }

    private Snapshot fresh(VolumeTable.Kept volume) {
        var id = new StringBuilder("vs_");
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new Snapshot(
                id.toString(),
                volume.id(),
                clock.instant(),
                0,
                volume.sizeGb(),
                "",
                volume.retentionDays());
    }

    private Snapshot fill(Snapshot begun) {
        try {
            var copied = TreeCopy.of(folders.of(begun.volume()), folders.of(begun));
            var finished =
                    new Snapshot(
                            begun.id(),
                            begun.volume(),
                            begun.createdAt(),
                            copied.bytes(),
                            begun.volumeSizeGb(),
                            copied.digest(),
                            begun.retentionDays());
            database.ask(sql -> {
                SnapshotTable.finish(sql, finished);
                return true;
            });
            return finished;
        } catch (IOException | UncheckedIOException e) {
            removeFiles(begun);
            throw VolumeFolders.unusable(folders.of(begun), e);
        } catch (StorageException e) {
            removeFiles(begun);
            throw e;
        }
    }

    /// The newest first; also of a volume that was destroyed.
    public Answer<List<Snapshot>> list(AppName app, VolumeId volume) {
        return Answers.of(() ->
                database.ask(sql -> {
                    var kept = VolumeTable.find(sql, volume);
                    if (kept.isEmpty()
                            || kept.get().phase() == Phase.MAKING
                            || !kept.get().app().equals(app)) {
                        return VolumeStore.noSuchVolume(app, volume);
                    }
                    return new Answer.Done<>(
                            SnapshotTable.of(sql, volume).stream()
                                    .filter(SnapshotTable.Kept::isPresent)
                                    .map(SnapshotTable.Kept::snapshot)
                                    .toList());
                }));
    }

    /// Removes a snapshot, unless somebody is at its files just now.
    void remove(Snapshot snapshot) {
        var _ =
                locks.holding(
                        snapshot.volume(),
                        VolumeStore.PATIENCE,
                        () ->
                                Answers.done(() -> {
                                    database.ask(sql -> {
                                        SnapshotTable.end(sql, snapshot.id());
                                        return true;
                                    });
                                    removeFiles(snapshot);
                                    return snapshot;
                                }));
    }

    /// Removes the files of a snapshot and then its row. What fails is done later.
    void removeFiles(Snapshot snapshot) {
        try {
            Trees.remove(folders.of(snapshot));
            database.ask(sql -> {
                SnapshotTable.delete(sql, snapshot.id());
                return true;
            });
        } catch (IOException | UncheckedIOException | StorageException e) {
            LOG.warn(
                    "The files of the snapshot {} are not all removed; that is tried again within the hour",
                    snapshot.id(),
                    e);
        }
    }
}
