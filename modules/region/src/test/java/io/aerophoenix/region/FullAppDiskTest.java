package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aerophoenix.apps.AppStore;
import io.aerophoenix.apps.Origin;
import io.aerophoenix.apps.Secrets;
import io.aerophoenix.apps.Volume;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.RegionCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Apps, volumes and secrets on a disk that is full.
class FullAppDiskTest {
    private static final AppName SHOP = new AppName("shop");
    private static final int MEGABYTE = 1 << 20;

    @TempDir Path folder;

    private SmallDisk disk;
    private AppStore store;

    @BeforeEach
    void open() throws Exception {
        var small = SmallDisk.at(folder.resolve("disk"), 8);
        assumeTrue(small.isPresent(), "only root can mount a small disk");
        disk = small.get();
        var data = folder.resolve("disk");
        store =
                AppStore.open(
                        AppStore.Place.of(new RegionCode("iad"), data, data.resolve("keys")),
                        InstantSource.system(),
                        new SecureRandom());
    }

    @AfterEach
    void close() throws Exception {
        if (store != null) {
            store.close();
            disk.close();
        }
    }

    private Answer<Volume> create(Volume.@Nullable Content content) {
        return store.volumes()
                .create(
                        new Volume.Order(SHOP, "data", 1, 5, false, content),
                        new Origin("ada", "key"));
    }

    private Answer<Secrets> set(String value) {
        return store.vault().change(SHOP, Map.of("KEY", value), Set.of());
    }

    private static <T> T done(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return ((Answer.Done<T>) answer).value();
    }

    private static void isStorageFailed(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(((Answer.Refused<?>) answer).refusal().code())
                .isEqualTo(ErrorCode.STORAGE_FAILED);
    }

    @Test
    void refusesChangesKeepsWhatItHasAndGoesOnByItself() throws Exception {
        done(set("one"));
        disk.fill();

        isStorageFailed(set("x".repeat(60_000)));
        isStorageFailed(create(null));
        assertThat(done(store.vault().values(SHOP))).isEqualTo(Map.of("KEY", "one"));
        assertThat(done(store.volumes().list(SHOP))).isEmpty();

        disk.free();
        done(set("two"));
        var volume = done(create(null));
        assertThat(done(store.vault().values(SHOP))).isEqualTo(Map.of("KEY", "two"));
        assertThat(done(store.volumes().list(SHOP))).containsExactly(volume);
    }

    @Test
    void leavesNothingOfACopyThatDidNotFit() throws Exception {
        var source =
                done(
                        store.volumes()
                                .create(
                                        new Volume.Order(SHOP, "large", 1, 5, false, null),
                                        new Origin("ada", null)));
        Files.write(store.volumes().folder(source.id()).resolve("file"), new byte[5 * MEGABYTE]);

        isStorageFailed(create(new Volume.Content.OfVolume(source.id())));
        isStorageFailed(store.snapshots().take(SHOP, source.id()));

        assertThat(foldersIn("volumes")).hasSize(1);
        assertThat(foldersIn("snapshots")).isEmpty();
        Files.write(store.volumes().folder(source.id()).resolve("file"), new byte[MEGABYTE]);
        done(create(new Volume.Content.OfVolume(source.id())));
        done(store.snapshots().take(SHOP, source.id()));
    }

    private List<Path> foldersIn(String name) throws Exception {
        try (var all = Files.list(folder.resolve("disk").resolve(name))) {
            return all.toList();
        }
    }
}
