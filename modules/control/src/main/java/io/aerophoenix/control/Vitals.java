package io.aerophoenix.control;

import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.RegionCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// A region's figures at one moment; rates and latencies over the second before it.
///
/// @param machines how many machines are in each state; every state has an entry
/// @param quarantined machines whose file cannot be read
/// @param critical machines of which a health check is critical
/// @param transitionsPerSecond moves made durable
/// @param journalAppendsPerSecond entries made durable
/// @param journalP50 median time from append to durable; zero when there was none
/// @param journalP99 the same, 99th percentile
/// @param journalQueue entries that waited at this moment
public record Vitals(
        RegionCode region,
        Instant at,
        Map<MachineState, Integer> machines,
        int quarantined,
        int critical,
        double transitionsPerSecond,
        double journalAppendsPerSecond,
        Duration journalP50,
        Duration journalP99,
        int journalQueue) {
    public Vitals {
        machines = Map.copyOf(machines);
    }
}
