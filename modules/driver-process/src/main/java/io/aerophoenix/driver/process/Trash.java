package io.aerophoenix.driver.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Removes folders, each at one stroke: it is first moved here, and then emptied.
///
/// A keeper that comes late must find either the claim of its life taken, or no folder to claim; never a folder from which
/// the claim has just been deleted.
record Trash(Path folder) {
    /// Removes a folder. One that is not there is removed already.
    void remove(Path unwanted) throws IOException {
        Files.createDirectories(folder);
        var place = Files.createTempDirectory(folder, "");
        try {
            Files.move(unwanted, place.resolve("gone"), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException _) {
            // Nothing to move; the place for it goes all the same.
        }
        removeTree(place);
    }

    /// Removes what a crash left here.
    void empty() throws IOException {
        if (Files.exists(folder)) {
            removeTree(folder);
        }
    }

    private static void removeTree(Path root) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @Nullable IOException failure) throws IOException {
                        Files.deleteIfExists(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
