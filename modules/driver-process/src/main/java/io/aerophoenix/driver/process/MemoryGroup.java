package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.MachineDriver.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The cgroup that holds one life to its memory.
///
/// @param folder the group
/// @param files how the kernel calls things in it
record MemoryGroup(Path folder, Version files) {
    private static final long BYTES_PER_MB = 1L << 20;

    /// What the two versions of cgroups call the same things.
    enum Version {
        TWO("memory.max", "memory.current"),
        ONE("memory.limit_in_bytes", "memory.usage_in_bytes");

        private final String limit;
        private final String usage;

        Version(String limit, String usage) {
            this.limit = limit;
            this.usage = usage;
        }
    }

    /// The one of a life's groups that has to do with memory.
    static Optional<MemoryGroup> among(List<Path> groups) {
        for (var version : Version.values()) {
            for (var group : groups) {
                if (Files.exists(group.resolve(version.limit))) {
                    return Optional.of(new MemoryGroup(group, version));
                }
            }
        }
        return Optional.empty();
    }

    Memory read() throws IOException {
        long limit = number(files.limit);
        long left = Math.max(0, limit - number(files.usage));
        return new Memory(limit / BYTES_PER_MB, left / BYTES_PER_MB);
    }

    /// Lets the group have so much from now on, and no swap beyond it.
    ///
    /// @throws DriverException when it holds more that it cannot give back: a lower limit would end it
    Memory limit(long megabytes) throws IOException, DriverException {
        long bytes = Math.multiplyExact(megabytes, BYTES_PER_MB);
        long over = number(files.usage) - bytes;
        if (over > 0) {
            giveBack(over);
        }
        long usage = number(files.usage);
        if (usage > bytes) {
            throw new DriverException(
                    "the workload holds %d MiB that it does not give back; a limit of %d MiB would end it: choose a higher one, or stop the machine"
                            .formatted(usage / BYTES_PER_MB, megabytes));
        }
        set(bytes);
        return read();
    }

    /// @return how many MiB less it holds
    long reclaim(long megabytes) throws IOException {
        long before = number(files.usage);
        giveBack(Math.min(before, Math.multiplyExact(megabytes, BYTES_PER_MB)));
        return Math.max(0, before - number(files.usage)) / BYTES_PER_MB;
    }

    private void set(long bytes) throws IOException {
        switch (files) {
            case TWO -> write(files.limit, bytes);
            case ONE -> setWithSwap(bytes);
        }
    }

    /// Memory and swap together must never be less than memory alone: hence the order.
    private void setWithSwap(long bytes) throws IOException {
        boolean swap = has("memory.memsw.limit_in_bytes");
        if (swap && bytes > number(files.limit)) {
            write("memory.memsw.limit_in_bytes", bytes);
            write(files.limit, bytes);
        } else {
            write(files.limit, bytes);
            if (swap) {
                write("memory.memsw.limit_in_bytes", bytes);
            }
        }
    }

    /// Asks the kernel for what the group can do without. It does what it can, and says so if that is less.
    private void giveBack(long bytes) throws IOException {
        switch (files) {
            case TWO -> {
                if (has("memory.reclaim")) {
                    tryTo("memory.reclaim", Long.toString(bytes));
                } else {
                    pressDown(bytes);
                }
            }
            // Of this version one can only have all of it.
            case ONE -> tryTo("memory.force_empty", "0");
        }
    }

    /// For kernels before 5.19: past this mark a group is slowed down and relieved, and never ended.
    private void pressDown(long bytes) throws IOException {
        var before = text("memory.high");
        try {
            tryTo("memory.high", Long.toString(Math.max(0, number(files.usage) - bytes)));
        } finally {
            Files.writeString(folder.resolve("memory.high"), before);
        }
    }

    private void tryTo(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException _) {
            // Less than was asked for: how much it was is measured.
        }
    }

    private boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    private void write(String file, long bytes) throws IOException {
        Files.writeString(folder.resolve(file), Long.toString(bytes));
    }

    private long number(String file) throws IOException {
        return Long.parseLong(text(file));
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file)).strip();
    }
}
