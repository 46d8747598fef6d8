package io.aerophoenix.apps;

import io.aerophoenix.apps.VolumeTable.Kept;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.VolumeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes volumes: first a row that says so, then the files, then the word that they are there.
final class VolumeMaker {
    private static final Logger LOG = LoggerFactory.getLogger(VolumeMaker.class);

    private final Database database;
    private final VolumeFolders folders;
    private final VolumeLocks locks;
    private final InstantSource clock;
    private final RandomGenerator random;

    VolumeMaker(
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

    Answer<Kept> make(Volume.Order order, Origin origin) {
        var fresh = fresh(order);
        return locks.holding(
                fresh.id(),
                VolumeStore.PATIENCE,
                () ->
                        begin(fresh, origin)
                                .map(earlier -> repeated(earlier, fresh, order))
                                .orElseGet(() -> fill(fresh, order)));
    }

    private Kept fresh(Volume.Order order) {
        return new Kept(
                VolumeId.fresh(random),
                order.app(),
                order.name(),
                order.sizeGb(),
                order.snapshotRetentionDays(),
                order.autoBackup(),
                clock.instant(),
                order.toString(),
                null,
                Phase.MAKING,
                null);
    }

    /// @return what an earlier request with the same key has made or begun
    private Optional<Kept> begin(Kept fresh, Origin origin) {
        return database.ask(sql -> {
            var earlier = VolumeTable.find(sql, fresh.app(), origin);
            if (earlier.isEmpty()) {
                VolumeTable.insert(sql, fresh, origin);
            }
            return earlier;
        });
    }

    private Answer<Kept> repeated(Kept earlier, Kept fresh, Volume.Order order) {
        if (!earlier.createdAs().equals(fresh.createdAs())) {
            return Answer.refused(
                    ErrorCode.IDEMPOTENCY_CONFLICT,
                    "this idempotency key created %s, with another request; use a new key for a new volume"
                            .formatted(earlier.id()));
        }
        // Whoever makes it is waited for; what a crash has left half made is made now.
        return locks.holding(earlier.id(), VolumeStore.PATIENCE, () -> goOn(earlier.id(), order));
    }

    private Answer<Kept> goOn(VolumeId id, Volume.Order order) {
        var now = database.ask(sql -> VolumeTable.find(sql, id));
        if (now.isEmpty()) {
            return Answer.refused(
                    ErrorCode.LOCKED,
                    "the first request with this idempotency key has just failed; ask again");
        }
        return switch (now.get().phase()) {
            case PRESENT -> new Answer.Done<>(now.get());
            case MAKING -> fill(now.get(), order);
            case GOING, GONE ->
                    Answer.refused(
                            ErrorCode.PRECONDITION_FAILED,
                            "this idempotency key created %s, which has been destroyed since; use a new key for a new volume"
                                    .formatted(id));
        };
    }

    private Answer<Kept> fill(Kept volume, Volume.Order order) {
        var answer = Answers.of(() -> files(volume, order).map(_ -> finished(volume.id())));
        if (answer instanceof Answer.Refused<Kept>) {
            undo(volume.id());
        }
        return answer;
    }

    private Kept finished(VolumeId id) {
        return database.ask(sql -> {
            VolumeTable.enter(sql, id, Phase.PRESENT);
            return VolumeTable.find(sql, id).orElseThrow();
        });
    }

    /// Removes what there is of a volume that does not come about. What fails is done at the next chance.
    void undo(VolumeId volume) {
        try {
            Trees.remove(folders.of(volume));
            database.ask(sql -> {
                VolumeTable.delete(sql, volume);
                return true;
            });
        } catch (IOException | UncheckedIOException | StorageException e) {
            LOG.warn(
                    "What was made of the volume {} is not all removed; that is tried again within the hour",
                    volume,
                    e);
        }
    }

    private Answer<Path> files(Kept volume, Volume.Order order) {
        var folder = folders.of(volume.id());
        return switch (order.content()) {
            case null -> put(folder, null);
            case Volume.Content.OfSnapshot(var snapshot) -> fromSnapshot(folder, order, snapshot);
            case Volume.Content.OfVolume(var source) ->
                    locks.holding(
                            source, VolumeStore.PATIENCE, () -> fromVolume(folder, order, source));
        };
    }

    private Answer<Path> fromVolume(Path folder, Volume.Order order, VolumeId source) {
        return database.ask(sql -> VolumeStore.of(sql, order.app(), source))
                .then(it -> fitting(order, it.sizeGb(), source.value()))
                .then(_ -> put(folder, folders.of(source)));
    }

    private Answer<Path> fromSnapshot(Path folder, Volume.Order order, String id) {
        var found = database.ask(sql -> snapshotOf(sql, order.app(), id));
        if (found.isEmpty()) {
            return Answer.refused(
                    ErrorCode.NOT_FOUND,
                    "there is no snapshot %s of the app %s here; list those of its volumes"
                            .formatted(id, order.app()));
        }
        var snapshot = found.get();
        return locks.holding(
                snapshot.volume(),
                VolumeStore.PATIENCE,
                () ->
                        fitting(order, snapshot.volumeSizeGb(), id)
                                .then(_ -> put(folder, folders.of(snapshot))));
    }

    private static Optional<Snapshot> snapshotOf(Sql sql, AppName app, String id)
            throws SQLException {
        var kept = SnapshotTable.find(sql, id).filter(SnapshotTable.Kept::isPresent);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        var snapshot = kept.get().snapshot();
        return VolumeTable.find(sql, snapshot.volume())
                .filter(it -> it.app().equals(app))
                .map(_ -> snapshot);
    }

    private static Answer<String> fitting(Volume.Order order, long sizeGb, String source) {
        return order.sizeGb() < sizeGb
                ? Answer.refused(
                        ErrorCode.INVALID_REQUEST,
                        "sizeGb: must be at least %d, as %s has".formatted(sizeGb, source))
                : new Answer.Done<>(source);
    }

    private static Answer<Path> put(Path folder, @Nullable Path source) {
        try {
            Trees.remove(folder);
            if (source == null) {
                Trees.make(folder);
            } else {
                TreeCopy.of(source, folder);
            }
            return new Answer.Done<>(folder);
        } catch (IOException | UncheckedIOException e) {
            throw VolumeFolders.unusable(folder, e);
        }
    }
}
