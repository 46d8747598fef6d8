package io.aerophoenix.wal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.IntStream;

/// Where a region's index lies on disk: `index.db`, while it is built anew `index.db.new`, and beside it what was set
/// aside because it was damaged.
record IndexFile(Path file) {
    private static final String LOG = "-wal";

    static IndexFile in(Path folder) {
        return new IndexFile(folder.resolve("index.db"));
    }

    boolean exists() {
        return Files.exists(file);
    }

    Path fresh() {
        return beside(".new");
    }

    /// Removes what an interrupted rebuild has left.
    void removeFresh() {
        attempt(() -> {
            Files.deleteIfExists(fresh());
            Files.deleteIfExists(beside(".new" + LOG));
        });
    }

    /// Puts the fresh index in the place of the old one, of which nothing may be open. An old log in that place would be
    /// read into the new file, so it goes first.
    void adoptFresh() {
        if (Files.exists(beside(LOG))) {
            setAside();
        }
        attempt(() -> Files.move(fresh(), file, StandardCopyOption.ATOMIC_MOVE));
    }

    /// Renames the index and its log, if they are there: they are the evidence.
    ///
    /// @return what it is called now
    Path setAside() {
        var aside =
                IntStream.iterate(1, i -> i + 1)
                        .mapToObj(i -> beside(".damaged-" + i))
                        .filter(it -> Files.notExists(it) && Files.notExists(Path.of(it + LOG)))
                        .findFirst()
                        .orElseThrow();
        attempt(() -> {
            if (Files.exists(file)) {
                Files.move(file, aside);
            }
            if (Files.exists(beside(LOG))) {
                Files.move(beside(LOG), Path.of(aside + LOG));
            }
        });
        return aside;
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private void attempt(FileWork work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s cannot be put in place; check its folder's permissions and space"
                            .formatted(file),
                    e);
        }
    }

    private interface FileWork {
        void run() throws IOException;
    }
}
