package io.aerophoenix.fleet;

import java.time.Duration;
import java.util.regex.Pattern;

/// How a machine is asked to end: a signal first, SIGKILL when the grace period has passed.
///
/// @param signal the polite signal, such as `SIGTERM`
/// @param grace how long the workload has to end after it; at most five minutes
public record StopPolicy(String signal, Duration grace) {
    public static final Duration MAX_GRACE = Duration.ofMinutes(5);

    private static final Pattern SIGNALS = Pattern.compile("SIG(TERM|INT|QUIT|HUP|KILL|USR1|USR2)");

    // After the constants that its own check needs: they are set in the order in which they stand
    // here.
    public static final StopPolicy DEFAULT = new StopPolicy("SIGTERM", Duration.ofSeconds(10));

    public StopPolicy {
        if (!SIGNALS.matcher(signal).matches()) {
            throw new IllegalArgumentException(
                    "stop signal must be one of SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGKILL, SIGUSR1, SIGUSR2");
        }
        if (grace.isNegative() || grace.compareTo(MAX_GRACE) > 0) {
            throw new IllegalArgumentException("stop grace must be between 0 and 300 seconds");
        }
    }
}
