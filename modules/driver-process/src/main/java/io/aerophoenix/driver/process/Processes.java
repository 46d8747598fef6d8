package io.aerophoenix.driver.process;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The host's processes, as the kernel shows them in `/proc`.
final class Processes {
    static final Path PROC = Path.of("/proc");

    /// What programs call themselves need not be UTF-8; malformed bytes are replaced.
    static final Charset NAMES = StandardCharsets.UTF_8;

    private static final String DEAD = "ZXx";
    private static final String KB = " kB";
    private static final int MAX_TREE = 4096;

    private final String bootId;

    private Processes(String bootId) {
        this.bootId = bootId;
    }

    static Processes ofThisHost() throws IOException {
        return new Processes(Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip());
    }

    /// One reading of `/proc/PID/stat`.
    ///
    /// @param state `R`, `S`, `D`, `T` (frozen), `Z` (ended, not yet collected)
    /// @param cpuTicks spent by itself and by the children it has collected, in ticks of 10 ms
    record Stat(char state, long cpuTicks, long startTime) {
        static Stat parse(String line) {
            // The name of the program, in parentheses, may hold spaces and parentheses.
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int field = 11; field <= 14; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return new Stat(fields[0].charAt(0), ticks, Long.parseLong(fields[19]));
        }

        boolean frozen() {
            return state == 'T';
        }
    }

    /// The process of this identity, if it lives: never another one that got its pid.
    Optional<Stat> find(Identity identity) {
        return identity.bootId().equals(bootId)
                ? stat(identity.pid())
                        .filter(stat -> stat.startTime() == identity.startTime())
                        .filter(stat -> !isDead(stat.state()))
                : Optional.empty();
    }

    /// Ended, though perhaps not collected yet.
    static boolean isDead(char state) {
        return DEAD.indexOf(state) >= 0;
    }

    /// Who the process of this pid is; empty when there is none.
    Optional<Identity> identify(long pid) {
        return stat(pid).map(stat -> new Identity(pid, stat.startTime(), bootId, 0));
    }

    /// Ends all that is left in a process's group, itself among it if it has not ended.
    void endLeftovers(Identity identity) {
        // A pid is not given away while a group has its number; if it was, the group was empty.
        boolean stillItsGroup =
                stat(identity.pid())
                        .map(stat -> stat.startTime() == identity.startTime())
                        .orElse(true);
        if (identity.bootId().equals(bootId) && stillItsGroup) {
            Libc.signalGroup(identity.pid(), Signal.SIGKILL);
        }
    }

    Optional<Stat> stat(long pid) {
        return read(pid, "stat").map(Stat::parse);
    }

    /// Program and arguments; empty when the process is gone.
    List<String> commandLine(long pid) {
        return read(pid, "cmdline").map(line -> List.of(line.split("\0", -1))).orElse(List.of());
    }

    /// All processes that have this among their arguments.
    List<Long> withArgument(String argument) throws IOException {
        var found = new ArrayList<Long>();
        try (var entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var entry : entries) {
                long pid = Long.parseLong(entry.getFileName().toString());
                if (commandLine(pid).contains(argument)) {
                    found.add(pid);
                }
            }
        }
        return found;
    }

    /// A process and its descendants, parents first; of a huge tree only a part.
    List<Long> tree(long root) {
        var found = new ArrayList<>(List.of(root));
        for (int i = 0; i < Math.min(found.size(), MAX_TREE); i++) {
            long pid = found.get(i);
            read(pid, "task/" + pid + "/children").stream()
                    .flatMap(line -> line.strip().lines())
                    .flatMap(line -> List.of(line.split(" ", -1)).stream())
                    .map(Long::valueOf)
                    .forEach(found::add);
        }
        return found;
    }

    double residentMb(long pid) {
        return read(pid, "status").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> kilobytes(line) / 1024)
                .sum();
    }

    private static double kilobytes(String line) {
        return Double.parseDouble(line.substring(line.indexOf(':') + 1, line.indexOf(KB)).strip());
    }

    private static Optional<String> read(long pid, String file) {
        try {
            var bytes = Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve(file));
            return Optional.of(new String(bytes, NAMES)).filter(text -> !text.isEmpty());
        } catch (IOException _) {
            return Optional.empty(); // It has ended, which may happen also while we read.
        }
    }
}
