package io.aerophoenix.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.apps.Volume.Amendment;
import io.aerophoenix.fleet.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpkeepTest extends StoreOnTrial {
    private static final Duration DAY = Duration.ofDays(1);

    private List<Snapshot> snapshotsOf(Volume volume) {
        return done(store.snapshots().list(SHOP, volume.id()));
    }

    private Path folderOf(Snapshot snapshot) {
        return folder.resolve("snapshots").resolve(snapshot.id());
    }

    private void phase(String table, Phase phase) {
        behindItsBack(sql -> sql.change("UPDATE %s SET phase = ?".formatted(table), phase.word()));
    }

    @Test
    void makesADailyCopyAndLetsItGoWhenItsTimeIsOver() throws IOException {
        var volume = created("data");
        done(store.volumes().amend(SHOP, volume.id(), new Amendment(2, true)));
        write(volume, "file", "text");

        now = now.plus(DAY);
        store.keepUp();
        store.keepUp();

        assertThat(snapshotsOf(volume)).hasSize(1);
        var first = snapshotsOf(volume).getFirst();
        assertThat(folderOf(first).resolve("file")).hasContent("text");
        for (int day = 0; day < 3; day++) {
            now = now.plus(DAY);
            store.keepUp();
        }
        assertThat(snapshotsOf(volume)).hasSize(2).doesNotContain(first);
        assertThat(snapshotsOf(volume).getFirst().createdAt()).isEqualTo(now);
        assertThat(folderOf(first)).doesNotExist();
    }

    @Test
    void goesOnWithTheOthersWhenOneCannotBeCopied() throws IOException {
        var bad = created("bad");
        var good = created("good");
        done(store.volumes().amend(SHOP, bad.id(), new Amendment(null, true)));
        done(store.volumes().amend(SHOP, good.id(), new Amendment(null, true)));
        Files.delete(folderOf(bad.id()));

        now = now.plus(DAY);
        store.keepUp();

        assertThat(snapshotsOf(good)).hasSize(1);
        assertThat(snapshotsOf(bad)).isEmpty();
        assertThat(codeOf(store.snapshots().take(SHOP, bad.id())))
                .isEqualTo(ErrorCode.STORAGE_FAILED);
    }

    @Test
    void forgetsADestroyedVolumeWhenItsLastSnapshotIsGone() {
        var volume = created("data");
        done(store.snapshots().take(SHOP, volume.id()));
        done(store.volumes().destroy(SHOP, volume.id()));
        store.volumes().clear(volume.id());
        now = now.plus(DAY.multipliedBy(4));
        store.keepUp();
        assertThat(snapshotsOf(volume)).hasSize(1);

        now = now.plus(DAY);
        store.keepUp();
        store.keepUp();

        assertThat(codeOf(store.snapshots().list(SHOP, volume.id())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(folder.resolve("snapshots")).isEmptyDirectory();
    }

    @Test
    void removesWhatAKillInTheMiddleOfACreationHasLeft() throws IOException {
        var volume = created("data");
        write(volume, "half", "a copy");
        phase("volume", Phase.MAKING);

        open();

        assertThat(volumes()).isEmpty();
        assertThat(folder.resolve("volumes")).isEmptyDirectory();
    }

    @Test
    void finishesACreationThatWasKilledWhenItIsRepeatedBeforeAnythingWasTidied()
            throws IOException {
        var volume = done(store.volumes().create(order("data", null), ada("key-1")));
        write(volume, "half", "a copy");
        behindItsBack(sql -> {
            sql.change("UPDATE volume SET phase = ?", Phase.MAKING.word());
            return 0;
        });
        var database = new Database(folder.resolve("apps.db"));
        var folders = VolumeFolders.in(folder);
        var maker =
                new VolumeMaker(
                        database, folders, new VolumeLocks(), () -> now, new SecureRandom());

        var again = done(maker.make(order("data", null), ada("key-1")));
        database.close();

        open();
        assertThat(again.id()).isEqualTo(volume.id());
        assertThat(folderOf(volume.id())).isEmptyDirectory();
        assertThat(volumes()).hasSize(1);
    }

    @Test
    void removesWhatAKillInTheMiddleOfADestructionHasLeft() throws IOException {
        var volume = created("data");
        write(volume, "half", "gone");
        done(store.volumes().destroy(SHOP, volume.id()));

        reopen();

        assertThat(folderOf(volume.id())).doesNotExist();
        assertThat(volumes()).isEmpty();
    }

    @Test
    void removesSnapshotsThatWereBegunOrHalfRemoved() throws IOException {
        var volume = created("data");
        write(volume, "file", "text");
        for (var phase : List.of(Phase.MAKING, Phase.GOING)) {
            var snapshot = done(store.snapshots().take(SHOP, volume.id()));
            phase("snapshot", phase);

            open();

            assertThat(snapshotsOf(volume)).isEmpty();
            assertThat(folderOf(snapshot)).doesNotExist();
        }
        assertThat(read(volume, "file")).isEqualTo("text");
    }

    @Test
    void leavesFoldersAloneThatItKnowsNothingOf() throws IOException {
        var volume = created("data");
        write(volume, "file", "text");
        behindItsBack(sql -> sql.change("DELETE FROM volume"));

        open();
        store.keepUp();

        assertThat(read(volume, "file")).isEqualTo("text");
    }

    @Test
    void triesAgainLaterWhenFilesCannotBeRemoved() throws IOException {
        var volume = created("data");
        done(store.volumes().destroy(SHOP, volume.id()));
        var away = Files.move(folder.resolve("volumes"), folder.resolve("away"));
        Files.writeString(folder.resolve("volumes"), "in the way");

        store.volumes().clear(volume.id());
        assertThat(volumes()).isEmpty();
        Files.delete(folder.resolve("volumes"));
        Files.move(away, folder.resolve("volumes"));
        assertThat(folderOf(volume.id())).isDirectory();
        store.keepUp();

        assertThat(folderOf(volume.id())).doesNotExist();
    }
}
