package io.aerophoenix.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Files that are there whole or not at all, and private ones that stay private from their first byte on.
final class KeyFiles {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> READABLE_BY_ALL =
            PosixFilePermissions.fromString("rw-r--r--");
    private static final long MAX_BYTES = 16 * 1024;

    private KeyFiles() {}

    static void createFolder(Path folder) throws IOException {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /// Writes a private file unless there is one: whoever comes second leaves the first one's file alone.
    static void createPrivate(Path file, String content) throws IOException {
        var draft = draft(file, OWNER_ONLY, content);
        try {
            // Unlike a move, a link never replaces what is there.
            Files.createLink(file, draft);
            syncFolder(file);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Writes a public file, in place of what was there, unless it says the same already.
    static void publish(Path file, String content) throws IOException {
        if (Files.isRegularFile(file)
                && Files.size(file) <= MAX_BYTES
                && Files.readString(file).equals(content)) {
            return;
        }
        var draft = draft(file, READABLE_BY_ALL, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(file);
    }

    /// @throws KeyFileException when others than the owner may read or write the file
    static String readPrivate(Path file) throws IOException {
        var permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new KeyFileException(
                    """
                    The signing key %s has mode %s: others than its owner may have read it, so it was not used. \
                    If nobody has, run `chmod 600 %s`; otherwise delete it: a new key is made at the next start, \
                    and tokens signed with the old one are no longer accepted.\
                    """
                            .formatted(file, PosixFilePermissions.toString(permissions), file));
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new KeyFileException(
                    "The signing key %s is larger than any key: it is not a key file of ours."
                            .formatted(file));
        }
        return Files.readString(file);
    }

    private static Path draft(Path file, Set<PosixFilePermission> permissions, String content)
            throws IOException {
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(permissions);
        var folder = file.toAbsolutePath().getParent();
        var draft = Files.createTempFile(folder, ".", ".draft", mode);
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        // The process's mask may have taken bits away.
        Files.setPosixFilePermissions(draft, permissions);
        return draft;
    }

    private static void syncFolder(Path file) throws IOException {
        try (var folder = FileChannel.open(file.toAbsolutePath().getParent())) {
            folder.force(true);
        }
    }
}
