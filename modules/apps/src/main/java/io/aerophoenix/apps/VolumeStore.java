package io.aerophoenix.apps;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.VolumeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The volumes of a region: a row and a folder for each. Refuses with `storage_failed` what its file or its folder cannot
/// take, with `not_found` what is not there or is another app's. Thread-safe.
public final class VolumeStore {
    private static final Logger LOG = LoggerFactory.getLogger(VolumeStore.class);

    /// How long somebody waits for others who work on the files of the same volume.
    static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Database database;
    private final VolumeFolders folders;
    private final VolumeLocks locks;
    private final VolumeMaker maker;
    private final RegionCode region;
    private final InstantSource clock;

    VolumeStore(
            Database database,
            VolumeFolders folders,
            VolumeLocks locks,
            VolumeMaker maker,
            RegionCode region,
            InstantSource clock) {
        this.database = database;
        this.folders = folders;
        this.locks = locks;
        this.maker = maker;
        this.region = region;
        this.clock = clock;
    }

    /// Makes a volume, and waits for the copy that it begins as. A repeat with the same key is answered with the volume of
    /// the first time.
    public Answer<Volume> create(Volume.Order order, Origin origin) {
        return Answers.of(() -> maker.make(order, origin).map(this::shown));
    }

    public Answer<Volume> find(AppName app, VolumeId volume) {
        return Answers.of(() -> kept(app, volume).map(this::shown));
    }

    /// In the order of their creation.
    ///
    /// @param app null for those of all apps
    public Answer<List<Volume>> list(@Nullable AppName app) {
        return Answers.done(() ->
                database.ask(VolumeTable::all).stream()
                        .filter(it -> it.isPresentIn(app == null ? it.app() : app))
                        .map(this::shown)
                        .toList());
    }

    /// How many volumes the apps have that have any.
    public Answer<Map<AppName, Integer>> counts() {
        return Answers.done(() ->
                database.ask(VolumeTable::all).stream()
                        .filter(it -> it.phase() == Phase.PRESENT)
                        .collect(Collectors.toMap(VolumeTable.Kept::app, _ -> 1, Integer::sum)));
    }

    public Answer<List<VolumeId>> ids(AppName app) {
        return Answers.done(() ->
                database.ask(VolumeTable::all).stream()
                        .filter(it -> it.isPresentIn(app))
                        .map(VolumeTable.Kept::id)
                        .toList());
    }

    /// Who has a volume, without a look at its files.
    public Answer<Holding> holding(AppName app, VolumeId volume) {
        return Answers.of(
                () -> kept(app, volume).map(it -> new Holding(it.name(), it.attachedTo())));
    }

    /// @param name of the volume
    /// @param machine null for nobody
    public record Holding(String name, @Nullable MachineId machine) {}

    /// Gives volumes to a machine, all or none, whoever has had them.
    public Answer<Boolean> attach(Collection<VolumeId> volumes, MachineId machine) {
        return Answers.done(() ->
                database.ask(sql -> {
                    for (var volume : volumes) {
                        VolumeTable.attach(sql, volume, machine);
                    }
                    return true;
                }));
    }

    /// @param sizeGb not less than it has
    public Answer<Volume> extend(AppName app, VolumeId volume, long sizeGb) {
        return change(
                app,
                volume,
                (sql, kept) -> {
                    if (sizeGb < kept.sizeGb()) {
                        return Answer.refused(
                                ErrorCode.INVALID_REQUEST,
                                "sizeGb: %s has %d and a volume never shrinks; ask for more"
                                        .formatted(volume, kept.sizeGb()));
                    }
                    VolumeTable.extend(sql, volume, sizeGb);
                    return of(sql, app, volume);
                });
    }

    public Answer<Volume> amend(AppName app, VolumeId volume, Volume.Amendment amendment) {
        return change(
                app,
                volume,
                (sql, _) -> {
                    VolumeTable.amend(sql, volume, amendment);
                    return of(sql, app, volume);
                });
    }

    private Answer<Volume> change(AppName app, VolumeId volume, Change change) {
        return Answers.of(
                () -> database.ask(sql -> changed(sql, app, volume, change)).map(this::shown));
    }

    private static Answer<VolumeTable.Kept> changed(
            Sql sql, AppName app, VolumeId volume, Change change) throws SQLException {
        var before = of(sql, app, volume);
        return before instanceof Answer.Done<VolumeTable.Kept>(var kept)
                ? change.in(sql, kept)
                : before;
    }

    /// Destroys a volume, whoever has it; its snapshots stay until their time is over. Its files are still there until
    /// [#clear].
    ///
    /// @return as it was
    public Answer<Volume> destroy(AppName app, VolumeId volume) {
        return change(
                app,
                volume,
                (sql, kept) -> {
                    VolumeTable.end(sql, volume, clock.instant());
                    return new Answer.Done<>(kept);
                });
    }

    /// Removes the files of a volume that was destroyed. What cannot be removed now is removed later.
    public void clear(VolumeId volume) {
        var _ =
                locks.holding(
                        volume,
                        PATIENCE,
                        () -> {
                            removeFiles(volume);
                            return new Answer.Done<>(volume);
                        });
    }

    /// Only for who holds the lock.
    void removeFiles(VolumeId volume) {
        try {
            Trees.remove(folders.of(volume));
            database.ask(sql -> {
                VolumeTable.enter(sql, volume, Phase.GONE);
                return true;
            });
        } catch (IOException | UncheckedIOException | StorageException e) {
            LOG.warn(
                    "The files of the volume {} are not all removed; that is tried again within the hour",
                    volume,
                    e);
        }
    }

    /// Where the files of a volume are, absolute.
    public Path folder(VolumeId volume) {
        return folders.of(volume);
    }

    Answer<VolumeTable.Kept> kept(AppName app, VolumeId volume) {
        return database.ask(sql -> of(sql, app, volume));
    }

    static Answer<VolumeTable.Kept> of(Sql sql, AppName app, VolumeId volume) throws SQLException {
        return VolumeTable.find(sql, volume)
                .filter(it -> it.isPresentIn(app))
                .<Answer<VolumeTable.Kept>>map(Answer.Done::new)
                .orElseGet(() -> noSuchVolume(app, volume));
    }

    static <T> Answer<T> noSuchVolume(AppName app, VolumeId volume) {
        return Answer.refused(
                ErrorCode.NOT_FOUND,
                "there is no volume %s of the app %s here; list them to see which there are"
                        .formatted(volume, app));
    }

    private Volume shown(VolumeTable.Kept kept) {
        return new Volume(
                kept.id(),
                kept.app(),
                kept.name(),
                region,
                kept.sizeGb(),
                kept.retentionDays(),
                kept.autoBackup(),
                kept.createdAt(),
                kept.attachedTo(),
                Trees.bytesIn(folders.of(kept.id())));
    }

    /// What is changed of a row.
    private interface Change {
        Answer<VolumeTable.Kept> in(Sql sql, VolumeTable.Kept kept) throws SQLException;
    }
}
