package io.aerophoenix.region;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds a region's folder for this process alone, before anything in it is opened. The kernel lets go of it with the
/// process, however that ends.
final class FolderLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);
    private static final String FILE = "lock";
    private static final Set<PosixFilePermission> PRIVATE =
            PosixFilePermissions.fromString("rwx------");

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Makes the folder when it is missing, for its owner alone: signing keys, logs and commands of all machines lie in it.
    /// One that is there is left as it is, with a warning when others may look into it.
    ///
    /// @throws IOException when the folder cannot be written to, or another process has it
    static FolderLock take(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
        var channel =
                FileChannel.open(
                        folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException(
                    "%s is in use by another region process; stop that one, or choose another --data"
                            .formatted(folder));
        }
        warnIfOpenToOthers(folder);
        return new FolderLock(channel);
    }

    private static void warnIfOpenToOthers(Path folder) throws IOException {
        var mode = Files.getPosixFilePermissions(folder);
        if (!PRIVATE.containsAll(mode)) {
            LOG.warn(
                    "Others than its owner may use the region's folder {} ({}): they can read what machines write, or more. Run `chmod 700 {}`",
                    folder,
                    PosixFilePermissions.toString(mode),
                    folder);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
