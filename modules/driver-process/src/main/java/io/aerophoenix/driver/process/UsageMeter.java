package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.MachineDriver.Usage;
import java.time.Duration;
import java.util.Optional;

/// Tells what a process and its descendants use. Safe for many threads.
final class UsageMeter {
    /// The kernel counts in ticks of 10 ms, so over less than this an average would say nothing.
    private static final Duration MIN_INTERVAL = Duration.ofMillis(200);

    private static final double TICKS_PER_SECOND = 100;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Processes processes;
    private final Identity identity;
    private Sample last;
    private double cpus;

    private record Sample(long nanos, long ticks) {}

    UsageMeter(Processes processes, Identity identity) {
        this.processes = processes;
        this.identity = identity;
        this.last = sample();
    }

    /// Processors since the question before, memory now; empty when the process has ended.
    synchronized Optional<Usage> read() {
        if (processes.find(identity).isEmpty()) {
            return Optional.empty();
        }
        var now = sample();
        if (now.nanos() - last.nanos() >= MIN_INTERVAL.toNanos()) {
            double seconds = (now.nanos() - last.nanos()) / NANOS_PER_SECOND;
            cpus = Math.max(0, now.ticks() - last.ticks()) / TICKS_PER_SECOND / seconds;
            last = now;
        }
        double memoryMb =
                processes.tree(identity.pid()).stream().mapToDouble(processes::residentMb).sum();
        return Optional.of(new Usage(cpus, memoryMb, null));
    }

    private Sample sample() {
        long ticks =
                processes.tree(identity.pid()).stream()
                        .flatMap(pid -> processes.stat(pid).stream())
                        .mapToLong(Processes.Stat::cpuTicks)
                        .sum();
        return new Sample(System.nanoTime(), ticks);
    }
}
