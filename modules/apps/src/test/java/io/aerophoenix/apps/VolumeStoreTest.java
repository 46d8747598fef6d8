package io.aerophoenix.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.apps.Volume.Amendment;
import io.aerophoenix.apps.Volume.Content.OfSnapshot;
import io.aerophoenix.apps.Volume.Content.OfVolume;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.VolumeId;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VolumeStoreTest extends StoreOnTrial {
    @Test
    void makesAnEmptyFolderThatIsThereAfterARestart() throws IOException {
        var volume = created("data");
        write(volume, "file", "12345");

        reopen();

        var found = done(store.volumes().find(SHOP, volume.id()));
        assertThat(found.bytesUsed()).isEqualTo(5);
        assertThat(found.createdAt()).isEqualTo(now);
        assertThat(found.attachedTo()).isNull();
        assertThat(volumes()).containsExactly(found);
        assertThat(folderOf(volume.id())).isAbsolute().isDirectory();
    }

    @Test
    void showsAnAppItsOwnVolumesOnly() {
        var volume = created("data");

        assertThat(done(store.volumes().list(BANK))).isEmpty();
        assertThat(done(store.volumes().list(null))).hasSize(1);
        assertThat(codeOf(store.volumes().find(BANK, volume.id()))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(codeOf(store.volumes().extend(BANK, volume.id(), 9)))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(codeOf(store.volumes().destroy(BANK, volume.id())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(codeOf(store.snapshots().take(BANK, volume.id())))
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void growsAndNeverShrinks() {
        var volume = created("data");

        assertThat(done(store.volumes().extend(SHOP, volume.id(), 5)).sizeGb()).isEqualTo(5);
        assertThat(done(store.volumes().extend(SHOP, volume.id(), 5)).sizeGb()).isEqualTo(5);
        assertThat(refused(store.volumes().extend(SHOP, volume.id(), 4)).message())
                .contains("has 5", "never shrinks");
    }

    @Test
    void changesWhatIsNamedAndNothingElse() {
        var volume = created("data");

        var once = done(store.volumes().amend(SHOP, volume.id(), new Amendment(9, null)));
        var twice = done(store.volumes().amend(SHOP, volume.id(), new Amendment(null, true)));

        assertThat(once.snapshotRetentionDays()).isEqualTo(9);
        assertThat(once.autoBackup()).isFalse();
        assertThat(twice.snapshotRetentionDays()).isEqualTo(9);
        assertThat(twice.autoBackup()).isTrue();
    }

    @Test
    void beginsAsACopyOfAVolumeAndGoesItsOwnWay() throws IOException {
        var source = created("data");
        write(source, "file", "old");

        var copy = copyOf(new OfVolume(source.id()));
        write(source, "file", "new");

        assertThat(read(copy, "file")).isEqualTo("old");
        assertThat(copy.bytesUsed()).isEqualTo(3);
    }

    @Test
    void beginsAsACopyOfASnapshotAlsoWhenItsVolumeIsGone() throws IOException {
        var source = created("data");
        write(source, "file", "old");
        var snapshot = done(store.snapshots().take(SHOP, source.id()));
        write(source, "file", "newer");
        done(store.volumes().destroy(SHOP, source.id()));
        store.volumes().clear(source.id());

        assertThat(folderOf(source.id())).doesNotExist();
        assertThat(done(store.snapshots().list(SHOP, source.id()))).containsExactly(snapshot);
        assertThat(snapshot.bytes()).isEqualTo(3);
        assertThat(snapshot.digest()).hasSize(64);
        assertThat(read(copyOf(new OfSnapshot(snapshot.id())), "file")).isEqualTo("old");
    }

    @Test
    void refusesSourcesThatAreNotThereOrOfAnotherAppOrLargerAndLeavesNothing() {
        var source = created("data");
        var snapshot = done(store.snapshots().take(SHOP, source.id()));
        var nowhere = VolumeId.fresh(new Random(1));

        assertThat(refused(from(new OfVolume(nowhere), 9)).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(from(new OfSnapshot("vs_none"), 9)).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused(from(new OfVolume(source.id()), 1)).message()).contains("at least 2");
        assertThat(refused(from(new OfSnapshot(snapshot.id()), 1)).message())
                .contains("at least 2");
        var stranger = new Volume.Order(BANK, "x", 9, 5, false, new OfVolume(source.id()));
        assertThat(codeOf(store.volumes().create(stranger, ada(null))))
                .isEqualTo(ErrorCode.NOT_FOUND);
        var thief = new Volume.Order(BANK, "x", 9, 5, false, new OfSnapshot(snapshot.id()));
        assertThat(codeOf(store.volumes().create(thief, ada(null)))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(folder.resolve("volumes").toFile().list()).hasSize(1);
        assertThat(volumes()).hasSize(1);
    }

    private Answer<Volume> from(Volume.Content content, long sizeGb) {
        return store.volumes()
                .create(new Volume.Order(SHOP, "copy", sizeGb, 5, false, content), ada(null));
    }

    @Test
    void answersARepeatWithTheVolumeOfTheFirstTime() {
        var first = done(store.volumes().create(order("data", null), ada("key-1")));

        assertThat(done(store.volumes().create(order("data", null), ada("key-1"))))
                .isEqualTo(first);
        assertThat(codeOf(store.volumes().create(order("other", null), ada("key-1"))))
                .isEqualTo(ErrorCode.IDEMPOTENCY_CONFLICT);
        done(store.volumes().create(order("data", null), new Origin("bob", "key-1")));
        done(store.volumes().create(order("data", null), ada(null)));
        assertThat(volumes()).hasSize(3);
    }

    @Test
    void refusesToMakeADestroyedVolumeAgainForALateRepeat() {
        var first = done(store.volumes().create(order("data", null), ada("key-1")));
        done(store.volumes().destroy(SHOP, first.id()));
        store.volumes().clear(first.id());

        var late = store.volumes().create(order("data", null), ada("key-1"));

        assertThat(codeOf(late)).isEqualTo(ErrorCode.PRECONDITION_FAILED);
        assertThat(refused(late).message()).contains(first.id().value(), "new key");
    }

    @Test
    void makesOneVolumeForRequestsWithTheSameKeyAtTheSameTime() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer<Volume>> create =
                    () -> store.volumes().create(order("data", null), ada("key-1"));
            var answers = threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> create).toList());

            assertThat(answers.stream().map(Future::resultNow).map(StoreOnTrial::done).distinct())
                    .hasSize(1);
        }
        assertThat(volumes()).hasSize(1);
    }

    @Test
    void remembersWhoHasAVolume() {
        var one = created("one");
        var two = created("two");

        done(store.volumes().attach(List.of(one.id(), two.id()), MACHINE));

        reopen();
        assertThat(done(store.volumes().holding(SHOP, one.id())))
                .isEqualTo(new VolumeStore.Holding("one", MACHINE));
        assertThat(done(store.volumes().find(SHOP, two.id())).attachedTo()).isEqualTo(MACHINE);
    }

    @Test
    void countsVolumesByApp() {
        created("one");
        created("two");

        assertThat(done(store.volumes().counts())).containsOnlyKeys(SHOP).containsEntry(SHOP, 2);
        assertThat(done(store.volumes().ids(SHOP))).hasSize(2);
    }

    @Test
    void isNotFoundOnceItIsDestroyed() throws IOException {
        var volume = created("data");
        write(volume, "file", "x");

        done(store.volumes().destroy(SHOP, volume.id()));
        store.volumes().clear(volume.id());

        assertThat(codeOf(store.volumes().find(SHOP, volume.id()))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(codeOf(store.volumes().destroy(SHOP, volume.id())))
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(folderOf(volume.id())).doesNotExist();
        assertThat(done(store.snapshots().list(SHOP, volume.id()))).isEmpty();
    }

    @Test
    void refusesWhatItsFolderCannotTakeAndGoesOnWhenItCan() throws IOException {
        var volumes = folder.resolve("volumes");
        Files.delete(volumes);
        Files.writeString(volumes, "in the way");

        var answer = store.volumes().create(order("data", null), ada("key-1"));

        assertThat(codeOf(answer)).isEqualTo(ErrorCode.STORAGE_FAILED);
        assertThat(refused(answer).message())
                .contains("volumes/vol_", "disk's space")
                .doesNotContain(folder.toString());
        assertThat(volumes()).isEmpty();
        Files.delete(volumes);
        Files.createDirectory(volumes);
        done(store.volumes().create(order("data", null), ada("key-1")));
        assertThat(volumes()).hasSize(1);
    }
}
