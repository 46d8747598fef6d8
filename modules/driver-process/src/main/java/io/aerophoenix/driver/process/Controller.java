package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.IntentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One cgroup controller that we may use: where its groups go, and how it is told a limit.
///
/// @param by the means, as it is told to people
/// @param parent the folder, ours alone, in which each life gets a group
record Controller(String by, Path parent, Knob knob) {
    private static final Logger LOG = LoggerFactory.getLogger(Controller.class);
    private static final int REMOVAL_ATTEMPTS = 200;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /// Writes a limit, in the unit of its resource, into a group's files.
    @FunctionalInterface
    interface Knob {
        void set(Path group, double value) throws IOException;
    }

    Path group(IntentId intent) {
        return parent.resolve(intent.toString());
    }

    void close() {
        removeIfEmpty(parent);
    }

    /// Ends what is left in these groups and removes them. The kernel needs a moment for it, and gets at most a second.
    ///
    /// @return false if one is still there
    static boolean remove(Collection<Path> groups) {
        boolean gone = true;
        for (var group : groups) {
            gone &= remove(group);
        }
        return gone;
    }

    private static boolean remove(Path group) {
        for (int attempt = 0; attempt < REMOVAL_ATTEMPTS; attempt++) {
            if (removeIfEmpty(group)) {
                return true;
            }
            endAll(group);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return false;
    }

    private static void endAll(Path group) {
        try {
            for (var pid : Files.readAllLines(group.resolve("cgroup.procs"))) {
                Libc.signal(Long.parseLong(pid), Signal.SIGKILL);
            }
        } catch (IOException e) {
            LOG.debug("Group {} cannot be read; it may be gone already.", group, e);
        }
    }

    private static boolean removeIfEmpty(Path group) {
        // A group's folder is removed with the files in it, which only the kernel can delete.
        return Files.notExists(group) || group.toFile().delete();
    }
}
