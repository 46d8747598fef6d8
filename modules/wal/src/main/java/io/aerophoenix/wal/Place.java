package io.aerophoenix.wal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Which files lie where a database and its log are looked for. SQLite goes on writing to a file that was removed, and
/// what it writes there no restart finds.
///
/// @param main null when there is none
/// @param log null when there is none
record Place(Path database, @Nullable Object main, @Nullable Object log) {
    static Place of(Path database) {
        return new Place(database, keyOf(database), keyOf(Databases.logOf(database)));
    }

    boolean unchanged() {
        return equals(of(database));
    }

    private static @Nullable Object keyOf(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            return null;
        }
    }
}
