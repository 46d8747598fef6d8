package io.aerophoenix.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A question that is put to a running workload again and again, to learn whether it is well.
///
/// @param name unique among the checks of a machine
/// @param interval from the start of one try to the start of the next; 1 s to 1 h
/// @param timeout a try that takes longer has failed; at most the interval
/// @param grace how long after the workload's start failures do not count
/// @param failures so many failed tries in a row make it critical; 1 to 100
/// @param successes so many passed tries in a row make it passing; 1 to 100
/// @param then what follows when it becomes critical
public record HealthCheck(
        String name,
        Probe probe,
        Duration interval,
        Duration timeout,
        Duration grace,
        int failures,
        int successes,
        Then then) {
    public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
    public static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);
    public static final int DEFAULT_FAILURES = 3;
    public static final int DEFAULT_SUCCESSES = 1;

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_IN_A_ROW = 100;

    public HealthCheck {
        Names.checked("the check's name", name);
        require(
                interval.compareTo(Duration.ofSeconds(1)) >= 0 && interval.compareTo(LONGEST) <= 0,
                "interval must be 1 to 3600 seconds");
        require(
                timeout.isPositive() && timeout.compareTo(interval) <= 0,
                "timeout must be above 0 and at most the interval");
        require(
                !grace.isNegative() && grace.compareTo(LONGEST) <= 0,
                "grace must be 0 to 3600 seconds");
        require(failures >= 1 && failures <= MOST_IN_A_ROW, "failures must be 1 to 100");
        require(successes >= 1 && successes <= MOST_IN_A_ROW, "successes must be 1 to 100");
    }

    private static void require(boolean met, String rule) {
        if (!met) {
            throw new IllegalArgumentException("a health check's " + rule);
        }
    }

    /// How the question is put.
    public sealed interface Probe {}

    /// Passes on an answer with a status from 200 to 399.
    ///
    /// @param port on the machine's host, at the loopback address; 1 to 65535
    /// @param method `GET` or `HEAD`
    /// @param path begins with a slash
    public record Http(int port, String method, String path, Map<String, String> headers)
            implements Probe {
        public Http {
            requirePort(port);
            require(method.equals("GET") || method.equals("HEAD"), "method must be GET or HEAD");
            require(path.startsWith("/"), "path must begin with /");
            headers = Map.copyOf(headers);
        }
    }

    /// Passes when a connection comes about.
    ///
    /// @param port on the machine's host, at the loopback address; 1 to 65535
    public record Tcp(int port) implements Probe {
        public Tcp {
            requirePort(port);
        }
    }

    /// Passes when the command ends with code 0.
    ///
    /// @param command program and arguments, run with the environment and in the folder of the workload
    public record Exec(List<String> command) implements Probe {
        public Exec {
            command = List.copyOf(command);
            require(!command.isEmpty(), "command must name a program");
        }
    }

    private static void requirePort(int port) {
        require(port >= 1 && port <= 65_535, "port must be 1 to 65535");
    }

    /// What follows when a check becomes critical: it is reported, or the machine is restarted too.
    public enum Then {
        REPORT,
        RESTART;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Then> ofWord(String word) {
            return List.of(values()).stream().filter(it -> it.word().equals(word)).findFirst();
        }
    }
}
