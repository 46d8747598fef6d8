package io.aerophoenix.benchmarks;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry;
import io.aerophoenix.wal.Failpoints;
import io.aerophoenix.wal.Journal;
import io.aerophoenix.wal.JournalSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Our way: all machines append to one journal, which commits together what came together.
final class JournalAppends implements Subject {
    private final Journal journal;
    private final List<Call> calls;

    private JournalAppends(Journal journal, List<Call> calls) {
        this.journal = journal;
        this.calls = calls;
    }

    static JournalAppends open(Path folder, int callers, List<byte[]> payloads) {
        var journal =
                Journal.open(
                        folder.resolve("journal.db"),
                        JournalSettings.standard(),
                        _ -> {},
                        Failpoints.NONE);
        return new JournalAppends(
                journal,
                IntStream.range(0, callers)
                        .<Call>mapToObj(caller -> new Appends(journal, caller, payloads))
                        .toList());
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
        journal.close();
    }

    private static final class Appends implements Call {
        private final Journal journal;
        private final MachineId machine;
        private final List<byte[]> payloads;
        private long step;

        Appends(Journal journal, int caller, List<byte[]> payloads) {
            this.journal = journal;
            this.machine = MachineId.derivedFrom("journal", Integer.toString(caller));
            this.payloads = payloads;
        }

        @Override
        public void make() {
            step++;
            var payload = payloads.get((int) (step % payloads.size()));
            journal.append(new Entry(machine, step, payload)).join();
        }
    }
}
