package io.aerophoenix.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The plain way: each machine writes its transitions to its own file, in three commits.
final class OwnFiles implements Subject {
    private final List<OwnFile> files;
    private final List<byte[]> payloads;

    private OwnFiles(List<OwnFile> files, List<byte[]> payloads) {
        this.files = files;
        this.payloads = payloads;
    }

    static OwnFiles open(Path folder, int callers, List<byte[]> payloads) throws SQLException {
        var files = new ArrayList<OwnFile>();
        for (int caller = 0; caller < callers; caller++) {
            files.add(
                    OwnFile.open(
                            folder.resolve("machine-%d.db".formatted(caller)), Durability.FORCED));
        }
        return new OwnFiles(files, payloads);
    }

    @Override
    public List<Call> calls() {
        return files.stream().<Call>map(file -> new Commits(file, payloads)).toList();
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

    private static final class Commits implements Call {
        private final OwnFile file;
        private final List<byte[]> payloads;
        private long step;

        Commits(OwnFile file, List<byte[]> payloads) {
            this.file = file;
            this.payloads = payloads;
            this.step = stepsOf(file);
        }

        // The loop measures twice: the second time it goes on where the first has ended.
        private static long stepsOf(OwnFile file) {
            try {
                var saved = file.saved();
                return saved == null ? 0 : saved.step();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void make() throws SQLException {
            step++;
            var payload = payloads.get((int) (step % payloads.size()));
            file.intend(step, payload);
            file.become(step, payload);
            file.complete(step);
        }
    }
}
