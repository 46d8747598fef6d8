package io.aerophoenix.region;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What one class warns of from now on.
final class Warnings extends Handler implements AutoCloseable {
    private final Logger logger;
    private final List<String> texts = new CopyOnWriteArrayList<>();

    private Warnings(Logger logger) {
        this.logger = logger;
    }

    static Warnings of(Class<?> type) {
        var warnings = new Warnings(Logger.getLogger(type.getName()));
        warnings.logger.addHandler(warnings);
        return warnings;
    }

    List<String> texts() {
        return texts;
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
            texts.add(entry.getMessage());
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
