package io.aerophoenix.driver.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.driver.contract.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
    /// The JDK keeps 512 changes of a folder and then gives up counting.
    private static final int TOO_MANY = 2000;

    @Test
    void saysThatAnythingMayHaveChangedWhenItLostCount(@TempDir Path folder) throws Exception {
        var heard = new CopyOnWriteArrayList<List<String>>();
        var flooded = new CountDownLatch(1);
        try (var watch = FolderWatch.open("test", Duration.ZERO);
                var _ = watch.watch(folder, names -> hear(heard, names, flooded))) {
            Files.createFile(folder.resolve("first"));
            Await.until("the first change", () -> !heard.isEmpty());

            for (int i = 0; i < TOO_MANY; i++) {
                Files.createFile(folder.resolve("file" + i));
            }
            flooded.countDown();

            Await.until("the loss", () -> heard.stream().anyMatch(List::isEmpty));
        }
    }

    @Test
    void tellsSeveralListenersOfOneFolderAndForgetsThoseThatWereClosed(@TempDir Path folder)
            throws Exception {
        var one = new CopyOnWriteArrayList<String>();
        var two = new CopyOnWriteArrayList<String>();
        try (var watch = FolderWatch.open("test", Duration.ZERO);
                var _ = watch.watch(folder, one::addAll)) {
            try (var _ = watch.watch(folder, two::addAll)) {
                Files.createFile(folder.resolve("a"));
                Await.until("both to hear", () -> one.contains("a") && two.contains("a"));
            }

            Files.createFile(folder.resolve("b"));
            Await.until("one to hear", () -> one.contains("b"));

            assertThat(two).doesNotContain("b");
        }
    }

    private static void hear(List<List<String>> heard, List<String> names, CountDownLatch flooded) {
        heard.add(names);
        try {
            flooded.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
