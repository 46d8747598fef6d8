package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir Path folder;

    @Test
    void isFreeAgainWhenItIsClosed() throws IOException {
        FolderLock.take(folder.resolve("data")).close();

        try (var lock = FolderLock.take(folder.resolve("data"))) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void isNotGivenTwice() throws IOException {
        try (var _ = FolderLock.take(folder)) {
            // Within one process, the JDK itself objects; from another one, see the whole-process
            // tests.
            assertThatThrownBy(() -> FolderLock.take(folder))
                    .isInstanceOf(OverlappingFileLockException.class);
        }
    }
}
