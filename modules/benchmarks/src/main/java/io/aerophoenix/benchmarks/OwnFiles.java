package io.aerophoenix.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The plain way: each machine writes its transitions to its own file, in three commits.
final class OwnFiles implements Subject {
    private final List<OwnFile> files;

    private OwnFiles(List<OwnFile> files) {
        this.files = files;
    }

    static OwnFiles open(Path folder, int callers, List<byte[]> payloads) throws SQLException {
        var files = new ArrayList<OwnFile>();
        for (int caller = 0; caller < callers; caller++) {
            files.add(OwnFile.open(folder.resolve("machine-%d.db".formatted(caller)), payloads));
        }
        return new OwnFiles(files);
    }

    @Override
    public List<Call> calls() {
        return List.copyOf(files);
    }

    /// SQLite is called through JNI, which would pin virtual threads to a few carriers.
    @Override
    public Thread.Builder threads() {
        return Thread.ofPlatform();
    }

    @Override
    public void close() throws SQLException {
        for (var file : files) {
            file.close();
        }
    }
}
