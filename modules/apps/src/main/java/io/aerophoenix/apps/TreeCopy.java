package io.aerophoenix.apps;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A copy of a folder: files, folders and links, with their modes; on disk when it is done. Links stay links, wherever they
/// lead. Sockets, pipes and devices are left out, as is what vanishes meanwhile; a file that is written to meanwhile is
/// copied as it is read.
final class TreeCopy {
    private static final int BUFFER = 256 * 1024;
    private static final LinkOption SELF = LinkOption.NOFOLLOW_LINKS;
    private static final int MODE_BITS = 07777;

    private final MessageDigest digest = sha256();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private long bytes;

    private TreeCopy() {}

    /// Copies what is in a folder to another one, which is made.
    static Result of(Path from, Path to) throws IOException {
        var copy = new TreeCopy();
        copy.folder(from, to, "");
        Trees.syncAround(to);
        return new Result(copy.bytes, HexFormat.of().formatHex(copy.digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void folder(Path from, Path to, String name) throws IOException {
        int mode = modeOf(from);
        Files.createDirectory(to, PosixFilePermissions.asFileAttribute(Trees.OWNER_ONLY));
        // Their order is always the same, so that equal folders have equal digests.
        note("folder", name, mode);
        for (var child : Trees.childrenOf(from)) {
            var itsName = name + "/" + child.getFileName();
            try {
                copy(child, to.resolve(child.getFileName()), itsName);
            } catch (NoSuchFileException e) {
                throwUnlessGone(child, e);
            }
        }
        // Last: it may forbid to write to it.
        setMode(to, mode);
        Trees.sync(to);
    }

    private static void throwUnlessGone(Path source, NoSuchFileException failure)
            throws NoSuchFileException {
        if (Files.exists(source, SELF)) {
            throw failure;
        }
    }

    private void copy(Path from, Path to, String name) throws IOException {
        var attributes = Files.readAttributes(from, PosixFileAttributes.class, SELF);
        if (attributes.isDirectory()) {
            folder(from, to, name);
        } else if (attributes.isSymbolicLink()) {
            link(from, to, name);
        } else if (attributes.isRegularFile()) {
            file(from, to, name);
        }
    }

    private void link(Path from, Path to, String name) throws IOException {
        var target = Files.readSymbolicLink(from);
        note("link", name, 0);
        digest.update(target.toString().getBytes(StandardCharsets.UTF_8));
        Files.createSymbolicLink(to, target);
    }

    private void file(Path from, Path to, String name) throws IOException {
        int mode = modeOf(from);
        try (var in = FileChannel.open(from, StandardOpenOption.READ, SELF);
                var out =
                        FileChannel.open(
                                to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            note("file", name, mode);
            content(in, out);
            out.force(true);
        }
        setMode(to, mode);
    }

    private void content(FileChannel in, FileChannel out) throws IOException {
        long length = 0;
        while (in.read(buffer.clear()) >= 0) {
            length += buffer.flip().remaining();
            digest.update(buffer.duplicate());
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
        }
        bytes += length;
        number(length);
    }

    // Each part with what tells where it ends: no two folders look alike.
    private void note(String kind, String name, int mode) {
        digest.update(
                "\0%s %o %d:%s\0"
                        .formatted(kind, mode, name.length(), name)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void number(long length) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, length));
    }

    private static int modeOf(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:mode", SELF) & MODE_BITS;
    }

    private static void setMode(Path path, int mode) throws IOException {
        Files.setAttribute(path, "unix:mode", mode);
    }

    /// @param digest SHA-256 over names, modes and contents, hexadecimal
    record Result(long bytes, String digest) {}
}
