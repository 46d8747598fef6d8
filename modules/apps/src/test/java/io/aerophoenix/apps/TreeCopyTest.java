package io.aerophoenix.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeCopyTest {
    @TempDir Path folder;

    private Path source;
    private Path target;

    @BeforeEach
    void make() throws IOException {
        source = Files.createDirectory(folder.resolve("source"));
        target = folder.resolve("target");
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private String digest() throws IOException {
        var digest = TreeCopy.of(source, target).digest();
        Trees.remove(target);
        return digest;
    }

    @Test
    void copiesFilesFoldersAndModes() throws IOException {
        var inner = Files.createDirectories(source.resolve("a/b c/ünï"));
        Files.createDirectory(source.resolve("empty"));
        Files.write(inner.resolve("large"), new byte[700_000]);
        Files.writeString(inner.resolve("run\nme"), "#!/bin/sh");
        mode(inner.resolve("run\nme"), "rwxr-x--x");
        Files.setAttribute(inner.resolve("large"), "unix:mode", 0104640);
        mode(inner, "r-xr-x---");

        var copied = TreeCopy.of(source, target);

        var copy = target.resolve("a/b c/ünï");
        assertThat(copied.bytes()).isEqualTo(700_009);
        assertThat(copy.resolve("large")).hasBinaryContent(new byte[700_000]);
        assertThat(copy.resolve("run\nme")).hasContent("#!/bin/sh");
        assertThat(mode(copy.resolve("run\nme"))).isEqualTo("rwxr-x--x");
        assertThat((int) Files.getAttribute(copy.resolve("large"), "unix:mode") & 07777)
                .isEqualTo(04640);
        assertThat(mode(copy)).isEqualTo("r-xr-x---");
        assertThat(target.resolve("empty")).isEmptyDirectory();
    }

    @Test
    void keepsLinksAsTheyAreWhereverTheyLead() throws IOException {
        var outside = Files.writeString(folder.resolve("outside"), "not to be copied");
        Files.createSymbolicLink(source.resolve("out"), outside);
        Files.createSymbolicLink(source.resolve("nowhere"), Path.of("missing/file"));
        Files.createSymbolicLink(source.resolve("round"), Path.of("."));

        var copied = TreeCopy.of(source, target);

        assertThat(copied.bytes()).isZero();
        assertThat(Files.readSymbolicLink(target.resolve("out"))).isEqualTo(outside);
        assertThat(Files.readSymbolicLink(target.resolve("nowhere")))
                .isEqualTo(Path.of("missing/file"));
        assertThat(Files.readSymbolicLink(target.resolve("round"))).isEqualTo(Path.of("."));
    }

    @Test
    void leavesOutPipesAndDoesNotHangInThem() throws Exception {
        var pipe = source.resolve("pipe");
        var made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        assertThat(made).isZero();
        Files.writeString(source.resolve("file"), "x");

        TreeCopy.of(source, target);

        assertThat(target.resolve("pipe")).doesNotExist();
        assertThat(target.resolve("file")).hasContent("x");
    }

    @Test
    void hasTheSameDigestForTheSameTreeAndAnotherForAnyOther() throws IOException {
        Files.writeString(source.resolve("a"), "1");
        Files.createDirectory(source.resolve("d"));
        var first = digest();
        assertThat(digest()).isEqualTo(first);

        Files.writeString(source.resolve("a"), "2");
        var content = digest();
        Files.writeString(source.resolve("a"), "1");
        mode(source.resolve("a"), "rwx------");
        var mode = digest();
        Files.move(source.resolve("a"), source.resolve("b"));
        var name = digest();
        Files.delete(source.resolve("d"));
        var folderLess = digest();

        assertThat(first).isNotIn(content, mode, name, folderLess);
        assertThat(name).isNotEqualTo(mode).isNotEqualTo(folderLess);
    }

    @Test
    void failsWhereTheTargetIsAlreadyThere() throws IOException {
        Files.createDirectory(target);

        assertThatThrownBy(() -> TreeCopy.of(source, target)).isInstanceOf(IOException.class);
    }

    @Test
    void isRemovedWhateverItsModesAndLinks() throws IOException {
        var outside = Files.writeString(folder.resolve("outside"), "stays");
        var inner = Files.createDirectories(source.resolve("a/b"));
        Files.createSymbolicLink(inner.resolve("out"), outside);
        Files.createSymbolicLink(source.resolve("folder"), folder);
        Files.writeString(inner.resolve("file"), "x");
        mode(inner, "---------");

        Trees.remove(source);
        Trees.remove(source);

        assertThat(Files.exists(source, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(outside).hasContent("stays");
    }

    @Test
    void countsBytesWithoutFollowingLinks() throws IOException {
        Files.writeString(folder.resolve("outside"), "12345");
        Files.createSymbolicLink(source.resolve("link"), folder.resolve("outside"));
        Files.writeString(source.resolve("file"), "123");

        assertThat(Trees.bytesIn(source)).isEqualTo(3);
        assertThat(Trees.bytesIn(folder.resolve("nothing"))).isZero();
    }
}
