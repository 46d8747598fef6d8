package io.aerophoenix.benchmarks;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.WalStats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Stops and starts, in turn, of as many machines as there are callers.
final class Operations implements Subject {
    private final SimulatedRegion region;
    private final List<Call> calls;

    private Operations(SimulatedRegion region, List<Call> calls) {
        this.region = region;
        this.calls = calls;
    }

    static Operations open(Path folder, int callers) throws IOException {
        var region = SimulatedRegion.open(folder);
        return new Operations(
                region,
                IntStream.range(0, callers)
                        .<Call>mapToObj(number -> new StopAndStart(region, region.create(number)))
                        .toList());
    }

    /// Since the previous call.
    WalStats.Latency recentJournalLatency() {
        return region.lifecycle().recentJournalLatency();
    }

    @Override
    public List<Call> calls() {
        return calls;
    }

    @Override
    public Thread.Builder threads() {
        return Thread.ofVirtual();
    }

    @Override
    public void close() {
        region.close();
    }

    private static final class StopAndStart implements Call {
        private final SimulatedRegion region;
        private final MachineId machine;
        private Action next = Action.STOP;

        StopAndStart(SimulatedRegion region, MachineId machine) {
            this.region = region;
            this.machine = machine;
        }

        @Override
        public void make() {
            region.act(machine, next);
            next = next == Action.STOP ? Action.START : Action.STOP;
        }
    }
}
