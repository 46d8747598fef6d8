package io.aerophoenix.driver.process;

import java.nio.file.Path;
import java.util.Locale;

/// The two streams that a process writes.
enum LogStream {
    STDOUT,
    STDERR;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Path file(Path logs) {
        return logs.resolve(word() + ".log");
    }
}
