package io.aerophoenix.simulator;

import io.aerophoenix.fleet.Resources;
import java.time.Duration;

/// How large a simulated world is, and how fast its machines boot.
///
/// @param hosts how many hosts there are, 1 to 10,000
/// @param hostSize what each of them has
/// @param bootMedian half of all boots take no longer than this; zero boots at once
/// @param bootP99 99 of 100 boots take no longer than this; at least the median
public record SimulatorSettings(
        int hosts, Resources hostSize, Duration bootMedian, Duration bootP99) {
    static final int MAX_HOSTS = 10_000;
    static final Duration MAX_BOOT_P99 = Duration.ofHours(1);

    /// Room for 12,800 machines of one processor each, and boots that one notices but does not wait for.
    public static final SimulatorSettings DEFAULT =
            new SimulatorSettings(
                    100,
                    new Resources(128, 512 * 1024),
                    Duration.ofMillis(150),
                    Duration.ofMillis(600));

    public SimulatorSettings {
        if (hosts < 1 || hosts > MAX_HOSTS) {
            throw new IllegalArgumentException(
                    "a simulated world has 1 to %d hosts, not %d".formatted(MAX_HOSTS, hosts));
        }
        if (hostSize.cpus() <= 0 || hostSize.memoryMb() <= 0) {
            throw new IllegalArgumentException("a simulated host has processors and memory");
        }
        if (bootMedian.isNegative()
                || bootMedian.compareTo(bootP99) > 0
                || bootP99.compareTo(MAX_BOOT_P99) > 0) {
            throw new IllegalArgumentException(
                    "boot times need 0 <= median <= p99 <= %s, not median %s and p99 %s"
                            .formatted(MAX_BOOT_P99, bootMedian, bootP99));
        }
    }

    /// What all hosts together have.
    Resources capacity() {
        return new Resources(hosts * hostSize.cpus(), hosts * hostSize.memoryMb());
    }
}
