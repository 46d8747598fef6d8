package io.aerophoenix.apps;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.VolumeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is seen to from time to time: files that a crash or a full disk has left, snapshots whose time is over, daily
/// backups.
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Database database;
    private final VolumeFolders folders;
    private final VolumeLocks locks;
    private final VolumeStore volumes;
    private final VolumeMaker maker;
    private final SnapshotStore snapshots;
    private final InstantSource clock;

    Upkeep(
            Database database,
            VolumeFolders folders,
            VolumeLocks locks,
            VolumeStore volumes,
            VolumeMaker maker,
            SnapshotStore snapshots,
            InstantSource clock) {
        this.database = database;
        this.folders = folders;
        this.locks = locks;
        this.volumes = volumes;
        this.maker = maker;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /// Removes what was begun and not brought to its end, but not what somebody is at just now.
    void tidy() {
        for (var volume : database.ask(VolumeTable::all)) {
            switch (volume.phase()) {
                case MAKING -> ifNobodyIsAt(volume.id(), () -> undoStill(volume.id()));
                case GOING -> ifNobodyIsAt(volume.id(), () -> volumes.removeFiles(volume.id()));
                case PRESENT, GONE -> {}
            }
        }
        for (var snapshot : database.ask(SnapshotTable::all)) {
            if (!snapshot.isPresent()) {
                ifNobodyIsAt(
                        snapshot.snapshot().volume(), () -> removeStill(snapshot.snapshot().id()));
            }
        }
    }

    // Its maker may have come to an end since the list was made.
    private void undoStill(VolumeId volume) {
        if (database.ask(sql -> VolumeTable.find(sql, volume))
                .filter(it -> it.phase() == Phase.MAKING)
                .isPresent()) {
            maker.undo(volume);
        }
    }

    private void removeStill(String snapshot) {
        database.ask(sql -> SnapshotTable.find(sql, snapshot))
                .filter(it -> !it.isPresent())
                .ifPresent(it -> snapshots.removeFiles(it.snapshot()));
    }

    private void ifNobodyIsAt(VolumeId volume, Runnable work) {
        Supplier<Answer<VolumeId>> all =
                () -> {
                    work.run();
                    return new Answer.Done<>(volume);
                };
        var _ = locks.holding(volume, Duration.ZERO, all);
    }

    /// Folders that no row knows are left alone: where an older `apps.db` was put back, they are somebody's data.
    void reportStrangers() {
        var known = new HashSet<Path>();
        database.ask(VolumeTable::all).forEach(it -> known.add(folders.of(it.id())));
        database.ask(SnapshotTable::all).forEach(it -> known.add(folders.of(it.snapshot())));
        var strangers = new ArrayList<Path>();
        Stream.of(folders.volumes(), folders.snapshots())
                .flatMap(it -> foldersIn(it).stream())
                .filter(it -> !known.contains(it))
                .forEach(strangers::add);
        if (!strangers.isEmpty()) {
            LOG.warn(
                    "apps.db knows nothing of {}: if an older copy of it was put back, these are data of volumes made since; else remove them",
                    strangers);
        }
    }

    private static List<Path> foldersIn(Path folder) {
        try (var all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            return List.of(); // whoever needs it says so
        }
    }

    /// Does what is due. What fails is logged, and due again the next time.
    void run() {
        tidy();
        var due =
                Due.at(
                        clock.instant(),
                        database.ask(VolumeTable::all),
                        database.ask(SnapshotTable::all).stream()
                                .filter(SnapshotTable.Kept::isPresent)
                                .map(SnapshotTable.Kept::snapshot)
                                .toList());
        due.over().forEach(snapshots::remove);
        due.unsaved().forEach(this::backUp);
        due.forgotten().forEach(this::forget);
    }

    private void backUp(VolumeTable.Kept volume) {
        if (snapshots.take(volume.app(), volume.id())
                instanceof Answer.Refused<Snapshot>(var refusal)) {
            LOG.warn(
                    "The volume {} could not be backed up: {}. It is tried again within the hour",
                    volume.id(),
                    refusal.message());
        }
    }

    private void forget(VolumeTable.Kept volume) {
        database.ask(sql -> {
            VolumeTable.delete(sql, volume.id());
            return true;
        });
    }
}
