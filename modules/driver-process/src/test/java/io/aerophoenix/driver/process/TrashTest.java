package io.aerophoenix.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrashTest {
    @Test
    void leavesNoFolderInWhichALateKeeperCouldMakeAClaim(@TempDir Path folder) throws Exception {
        var run = Files.createDirectories(folder.resolve("run"));
        Files.createDirectory(run.resolve("claim"));

        new Trash(folder.resolve("trash")).remove(run);

        assertThatThrownBy(() -> Files.createDirectory(run.resolve("claim")))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(folder.resolve("trash")).isEmptyDirectory();
    }

    @Test
    void doesNotMindWhatIsNotThere(@TempDir Path folder) {
        var trash = new Trash(folder.resolve("trash"));

        assertThatCode(() -> trash.remove(folder.resolve("run"))).doesNotThrowAnyException();
    }

    @Test
    void removesOnlyTheLinkWhenAFolderLinksElsewhere(@TempDir Path folder) throws Exception {
        var elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        var kept = Files.createFile(elsewhere.resolve("kept"));
        var work = Files.createDirectories(folder.resolve("work"));
        Files.createSymbolicLink(work.resolve("link"), elsewhere);

        new Trash(folder.resolve("trash")).remove(work);

        assertThat(kept).exists();
    }

    @Test
    void isEmptiedOfWhatACrashLeftInIt(@TempDir Path folder) throws Exception {
        var trash = Files.createDirectories(folder.resolve("trash"));
        Files.createFile(trash.resolve("left"));

        new Trash(trash).empty();

        assertThat(trash).doesNotExist();
    }
}
