package io.aerophoenix.cli;

import java.util.Locale;
import java.util.Map;

/// Names and numbers of signals, as Linux has them.
final class Signals {
    private static final int ENDED_BY_SIGNAL = 128;
    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("SIGHUP", 1),
                    Map.entry("SIGINT", 2),
                    Map.entry("SIGQUIT", 3),
                    Map.entry("SIGILL", 4),
                    Map.entry("SIGTRAP", 5),
                    Map.entry("SIGABRT", 6),
                    Map.entry("SIGBUS", 7),
                    Map.entry("SIGFPE", 8),
                    Map.entry("SIGKILL", 9),
                    Map.entry("SIGUSR1", 10),
                    Map.entry("SIGSEGV", 11),
                    Map.entry("SIGUSR2", 12),
                    Map.entry("SIGPIPE", 13),
                    Map.entry("SIGALRM", 14),
                    Map.entry("SIGTERM", 15));

    private Signals() {}

    /// `SIGHUP` for `SIGHUP`, `HUP` and `hup`. The region knows which signals there are.
    static String named(String text) {
        var name = text.toUpperCase(Locale.ROOT);
        return name.startsWith("SIG") ? name : "SIG" + name;
    }

    /// What a shell reports of a process that this signal ended; 128 for one that is not known here.
    static int exitCode(String name) {
        return ENDED_BY_SIGNAL + NUMBERS.getOrDefault(name, 0);
    }
}
