package io.aerophoenix.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// The exceptions that are logged from now on, by whomever.
final class HeardLog extends Handler implements AutoCloseable {
    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");

    private HeardLog() {}

    static HeardLog open() {
        var log = new HeardLog();
        log.root.addHandler(log);
        return log;
    }

    List<Throwable> thrown() {
        return thrown;
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getThrown() != null) {
            thrown.add(entry.getThrown());
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
