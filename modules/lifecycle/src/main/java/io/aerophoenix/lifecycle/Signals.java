package io.aerophoenix.lifecycle;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The names by which signals can be sent to a workload. By name only: their numbers differ between processors.
public final class Signals {
    private static final String PREFIX = "SIG";

    private static final Set<String> SENT =
            Set.of(
                    "SIGHUP",
                    "SIGINT",
                    "SIGQUIT",
                    "SIGILL",
                    "SIGTRAP",
                    "SIGABRT",
                    "SIGFPE",
                    "SIGKILL",
                    "SIGUSR1",
                    "SIGSEGV",
                    "SIGUSR2",
                    "SIGPIPE",
                    "SIGALRM",
                    "SIGTERM",
                    "SIGTTIN",
                    "SIGTTOU",
                    "SIGWINCH",
                    "SIGIO",
                    "SIGPWR");

    private static final Set<String> FREEZING = Set.of("SIGSTOP", "SIGTSTP", "SIGCONT");

    private Signals() {}

    /// The full name of a signal, such as `SIGHUP` for `SIGHUP`, `HUP` or `hup`.
    ///
    /// @throws DriverException when it is none that may be sent; the message says which may
    public static String named(String text) throws DriverException {
        var word = text.strip().toUpperCase(Locale.ROOT);
        var name = word.startsWith(PREFIX) ? word : PREFIX + word;
        if (FREEZING.contains(name)) {
            throw new DriverException(
                    "%s is not sent: the region has to know whether a workload is frozen; suspend the machine, or resume it"
                            .formatted(name));
        }
        if (!SENT.contains(name)) {
            throw new DriverException(
                    "there is no signal '%s' to send; name one of %s"
                            .formatted(text, String.join(", ", all())));
        }
        return name;
    }

    /// Those that [#named] admits, in the order of the alphabet.
    public static List<String> all() {
        return SENT.stream().sorted().toList();
    }
}
