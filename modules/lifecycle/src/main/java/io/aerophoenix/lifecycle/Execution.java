package io.aerophoenix.lifecycle;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command that is run beside a workload: with its environment, in its folder, under its limits.
///
/// @param command program and arguments
/// @param input what it reads from its standard input; empty for nothing
/// @param timeout past it the command is killed
public record Execution(List<String> command, String input, Duration timeout) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    public static final Duration LONGEST = Duration.ofMinutes(5);

    /// How much of either output is kept, in bytes.
    public static final int MOST_OUTPUT = 1 << 20;

    public Execution {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("command must name a program");
        }
        if (!timeout.isPositive() || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeout must be above 0 and at most 300 seconds");
        }
    }

    /// Leaves out the arguments and the input, which may be secret.
    @Override
    public String toString() {
        return "Execution[%s]".formatted(command.getFirst());
    }

    /// How it ended.
    ///
    /// @param code the exit code; null when a signal ended it
    /// @param signal the signal's name; null when it exited
    /// @param stdout the first MiB of it
    /// @param stderr the first MiB of it
    /// @param truncated whether there was more of either
    /// @param timedOut whether it was killed since its time was over
    public record Outcome(
            @Nullable Integer code,
            @Nullable String signal,
            String stdout,
            String stderr,
            boolean truncated,
            boolean timedOut) {}
}
