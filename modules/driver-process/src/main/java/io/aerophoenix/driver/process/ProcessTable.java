package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.MachineDriver.ListenSocket;
import io.aerophoenix.lifecycle.MachineDriver.ProcessUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The processes of one life at one moment, as the kernel shows them in `/proc`: its first one, whoever shares that one's
/// process group or session, and all their descendants.
final class ProcessTable {
    private static final long TICKS_PER_SECOND = 100;
    private static final long BYTES_PER_KB = 1024;
    private static final int LONGEST_COMMAND = 4096;

    private final Path proc;
    private final long root;

    ProcessTable(Path proc, long root) {
        this.proc = proc;
        this.root = root;
    }

    /// The first process first, then by pid.
    List<ProcessUsage> read() throws IOException {
        var sockets = ListeningSockets.seenBy(proc, root);
        double uptimeSeconds =
                Double.parseDouble(Files.readString(proc.resolve("uptime")).split(" ", 2)[0]);
        return members(all()).stream().map(row -> shown(row, sockets, uptimeSeconds)).toList();
    }

    private List<Row> all() throws IOException {
        var rows = new ArrayList<Row>();
        try (var entries = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (var entry : entries) {
                Row.read(entry).ifPresent(rows::add);
            }
        }
        rows.sort(Comparator.comparing((Row row) -> row.pid != root).thenComparingLong(Row::pid));
        return rows;
    }

    /// Grows until no descendant is missing: a child may have a lower pid than its parent.
    private List<Row> members(List<Row> all) {
        var found = new HashSet<Long>();
        boolean grew = true;
        while (grew) {
            grew = false;
            for (var row : all) {
                if (row.belongsTo(root) || found.contains(row.parent)) {
                    grew |= found.add(row.pid);
                }
            }
        }
        return all.stream().filter(row -> found.contains(row.pid)).toList();
    }

    private ProcessUsage shown(Row row, ListeningSockets sockets, double uptimeSeconds) {
        var folder = proc.resolve(Long.toString(row.pid));
        double seconds = Math.max(0, uptimeSeconds - (double) row.startTicks / TICKS_PER_SECOND);
        double cpuSeconds = (double) row.cpuTicks / TICKS_PER_SECOND;
        return new ProcessUsage(
                row.pid,
                command(folder, row),
                directory(folder),
                // A process that has just begun has had nothing yet that says anything.
                seconds < 1.0 / TICKS_PER_SECOND ? 0 : cpuSeconds / seconds,
                residentBytes(folder),
                Duration.ofMillis(Math.round(seconds * 1000)),
                Duration.ofMillis(Math.round(cpuSeconds * 1000)),
                listening(folder, sockets));
    }

    private static String command(Path folder, Row row) {
        var line = text(folder.resolve("cmdline")).replace('\0', ' ').strip();
        var command = line.isEmpty() ? "[" + row.name + "]" : line;
        return command.length() > LONGEST_COMMAND ? command.substring(0, LONGEST_COMMAND) : command;
    }

    private static String directory(Path folder) {
        try {
            return Files.readSymbolicLink(folder.resolve("cwd")).toString();
        } catch (IOException _) {
            return ""; // It has ended, or is not ours to look into.
        }
    }

    /// A line such as `VmRSS:	    1824 kB`.
    private static long residentBytes(Path folder) {
        return text(folder.resolve("status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KB)
                .sum();
    }

    private static List<ListenSocket> listening(Path folder, ListeningSockets sockets) {
        if (sockets.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<ListenSocket>();
        try (var descriptors = Files.newDirectoryStream(folder.resolve("fd"))) {
            for (var descriptor : descriptors) {
                sockets.behind(descriptor).ifPresent(found::add);
            }
        } catch (IOException _) {
            // It has ended, or is not ours to look into.
        }
        return found.stream().distinct().toList();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), Processes.NAMES);
        } catch (IOException _) {
            return ""; // It has ended, which may happen also while we read.
        }
    }

    /// One reading of `/proc/PID/stat`.
    private record Row(
            long pid,
            String name,
            long parent,
            long group,
            long session,
            long cpuTicks,
            long startTicks) {

        static Optional<Row> read(Path folder) {
            var line = text(folder.resolve("stat"));
            return line.isEmpty() ? Optional.empty() : parse(line);
        }

        private static Optional<Row> parse(String line) {
            // The name of the program, in parentheses, may hold spaces and parentheses.
            int open = line.indexOf('(');
            int close = line.lastIndexOf(')');
            var fields = line.substring(close + 2).strip().split(" ", -1);
            if (Processes.isDead(fields[0].charAt(0))) {
                return Optional.empty();
            }
            return Optional.of(
                    new Row(
                            Long.parseLong(line.substring(0, open).strip()),
                            line.substring(open + 1, close),
                            Long.parseLong(fields[1]),
                            Long.parseLong(fields[2]),
                            Long.parseLong(fields[3]),
                            Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                            Long.parseLong(fields[19])));
        }

        boolean belongsTo(long root) {
            return pid == root || group == root || session == root;
        }
    }
}
