package io.aerophoenix.wal;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many machine files may be open at once, given how many file descriptors the process may have.
final class FileHandles {
    private static final Logger LOG = LoggerFactory.getLogger(FileHandles.class);
    // Database and log.
    private static final int DESCRIPTORS_OF_ONE = 2;
    // Beside the pool, each lane opens one file now and then, and makes others.
    private static final int BESIDE_OF_A_LANE = 2 * DESCRIPTORS_OF_ONE;
    // The program's own: jars, sockets of clients, workloads, the journal and the index.
    private static final int KEPT_FREE = 400;

    private FileHandles() {}

    /// The limit of this process, or as good as none where the system does not tell.
    static long limit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os
                ? os.getMaxFileDescriptorCount()
                : Integer.MAX_VALUE;
    }

    /// As many as wanted, or fewer with a word in the log.
    ///
    /// @throws IllegalStateException when there is not even one for each lane
    static int within(long limit, int wanted, int lanes) {
        long room = (limit - KEPT_FREE - (long) lanes * BESIDE_OF_A_LANE) / DESCRIPTORS_OF_ONE;
        if (room < lanes) {
            throw new IllegalStateException(
                    "this process may open %d files, and needs %d at the least; raise the limit (`ulimit -n %d`, or LimitNOFILE= in its unit) and start again"
                            .formatted(
                                    limit, descriptors(lanes, lanes), descriptors(wanted, lanes)));
        }
        if (room < wanted) {
            LOG.warn(
                    "This process may open {} files only, so at most {} machine files are kept open instead of {}: it is slower. Raise the limit (`ulimit -n {}`) and restart",
                    limit,
                    room,
                    wanted,
                    descriptors(wanted, lanes));
        }
        return (int) Math.min(room, wanted);
    }

    private static int descriptors(int files, int lanes) {
        return KEPT_FREE + lanes * BESIDE_OF_A_LANE + files * DESCRIPTORS_OF_ONE;
    }
}
