package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    void makesTheFolderForItsOwnerAlone() throws IOException {
        var data = folder.resolve("var/data");

        try (var log = Warnings.of(FolderLock.class);
                var _ = FolderLock.take(data)) {
            assertThat(Files.getPosixFilePermissions(data))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(log.texts()).isEmpty();
        }
    }

    @Test
    void warnsOfAFolderThatOthersMayUseAndLeavesItAsItIs() throws IOException {
        var open = PosixFilePermissions.fromString("rwxr-x--x");
        Files.setPosixFilePermissions(folder, open);

        try (var log = Warnings.of(FolderLock.class);
                var _ = FolderLock.take(folder)) {
            assertThat(log.texts())
                    .singleElement()
                    .asString()
                    .contains(folder.toString(), "rwxr-x--x", "chmod 700");
            assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(open);
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
