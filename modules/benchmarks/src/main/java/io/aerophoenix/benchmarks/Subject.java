package io.aerophoenix.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/// Something to measure, open and ready, with a certain number of callers.
interface Subject extends AutoCloseable {
    /// One for each caller. A caller makes its next call when the previous one has returned, always on one thread.
    List<Call> calls();

    /// What kind of thread a caller is.
    Thread.Builder threads();

    @Override
    void close() throws IOException, SQLException;

    /// What happens once, and is timed. Returns when the caller may rely on it.
    interface Call {
        void make() throws Exception;
    }
}
