package io.aerophoenix.apps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Folders with all that is in them. Links are never followed.
final class Trees {
    static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private Trees() {}

    /// Makes an empty folder that survives the loss of power.
    static void make(Path folder) throws IOException {
        Files.createDirectory(folder);
        syncAround(folder);
    }

    /// Removes a folder with all that is in it, also where its own mode forbids it. Removing what is not there changes
    /// nothing.
    static void remove(Path root) throws IOException {
        // Where a mount is lost, nothing is known of what was in it.
        if (!Files.isDirectory(root.resolveSibling(""))) {
            throw new NotDirectoryException(nameOf(root.resolveSibling("")));
        }
        try {
            removeAll(root);
            syncAround(root);
        } catch (NoSuchFileException _) {
            // It is not there, or somebody else removes it, too.
        }
    }

    private static void removeAll(Path path) throws IOException {
        if (Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isDirectory()) {
            Files.setPosixFilePermissions(path, OWNER_ONLY);
            for (var child : childrenOf(path)) {
                removeAll(child);
            }
        }
        Files.delete(path);
    }

    /// In the order of their names.
    static List<Path> childrenOf(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.sorted(Comparator.comparing(it -> it.getFileName().toString())).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// The last two names of a path, by which an operator finds it in the region's folder.
    static String nameOf(Path path) {
        return path.subpath(Math.max(0, path.getNameCount() - 2), path.getNameCount()).toString();
    }

    /// Why the disk refused, without the whereabouts of the region's folder.
    static String reason(Exception failure) {
        return failure instanceof FileSystemException e
                ? nameOf(Path.of(String.valueOf(e.getFile()))) + " " + reason(e)
                : String.valueOf(failure.getMessage());
    }

    private static String reason(FileSystemException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "is not there";
            case NotDirectoryException _ -> "is no folder";
            case FileAlreadyExistsException _ -> "is in the way";
            case AccessDeniedException _ -> "may not be used by this user";
            default -> "fails: " + failure.getReason();
        };
    }

    /// How many bytes the files of a folder have in all; those that come and go meanwhile may be missing.
    static long bytesIn(Path root) {
        var count = new Count();
        try {
            Files.walkFileTree(root, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a count has none of its own
        }
        return count.bytes;
    }

    /// Makes the name of a file or folder safe against the loss of power, or that it is there no more.
    static void syncAround(Path path) throws IOException {
        sync(path.resolveSibling(""));
    }

    /// Makes the names in a folder safe against the loss of power.
    static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    private static final class Count extends SimpleFileVisitor<Path> {
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.isRegularFile() ? attributes.size() : 0;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
