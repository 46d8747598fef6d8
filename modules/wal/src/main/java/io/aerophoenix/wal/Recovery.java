package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry.Stored;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Puts machine files and journal together after a start.
final class Recovery {
    private static final int PAGE = 10_000;

    private final MachineFiles files;
    private final Journal journal;
    private final Map<MachineId, Recovered> found = new LinkedHashMap<>();
    private final Set<MachineId> blank = new LinkedHashSet<>();
    private final List<Stored> unstored = new ArrayList<>();

    Recovery(MachineFiles files, Journal journal) {
        this.files = files;
        this.journal = journal;
    }

    List<Recovered> run() {
        readFiles();
        replayJournal();
        blank.forEach(this::judgeBlank);
        return List.copyOf(found.values());
    }

    /// The journal's entries that no file has, in order.
    List<Stored> unstored() {
        return unstored;
    }

    private void readFiles() {
        var asked = new LinkedHashMap<MachineId, CompletableFuture<Optional<Recovered>>>();
        for (var machine : files.machines()) {
            asked.put(
                    machine,
                    files.ends(machine)
                            .thenApply(ends -> ends.map(it -> intact(machine, it)))
                            .exceptionally(failure -> Optional.of(damaged(machine, failure))));
        }
        asked.forEach((machine, answer) ->
                answer.join()
                        .ifPresentOrElse(it -> found.put(machine, it), () -> blank.add(machine)));
    }

    private static Recovered intact(MachineId machine, MachineFiles.Ends ends) {
        return new Recovered.Intact(machine, ends.first(), ends.last());
    }

    private static Recovered damaged(MachineId machine, Throwable failure) {
        return new Recovered.Damaged(machine, reasonOf(failure));
    }

    /// A file that holds nothing was being made when the region was killed: then the journal has all entries of the
    /// machine. If it has not, the file has lost them.
    private void judgeBlank(MachineId machine) {
        switch (found.get(machine)) {
            case Recovered.Intact _ -> files.removeEmptied(machine);
            case Recovered.Damaged _ -> {
                // The journal begins too late.
            }
            case null ->
                    found.put(
                            machine,
                            new Recovered.Damaged(
                                    machine,
                                    DamagedFileException.messageOn(
                                            files.fileOf(machine), "it is empty")));
        }
    }

    private static String reasonOf(Throwable failure) {
        var cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return String.valueOf(cause.getMessage());
    }

    private void replayJournal() {
        long after = 0;
        List<Stored> page;
        do {
            page = journal.read(after, PAGE).join();
            for (var stored : page) {
                replay(stored);
                after = stored.position();
            }
        } while (page.size() == PAGE);
    }

    private void replay(Stored stored) {
        var entry = stored.entry();
        switch (found.get(entry.machine())) {
            case Recovered.Damaged _ -> {
                // Stays in the journal: with a good copy of the file back in place, it is replayed
                // then.
            }
            case Recovered.Intact known ->
                    append(known, known.last().step(), known.first(), stored);
            case null -> append(null, 0, entry, stored);
        }
    }

    private void append(@Nullable Recovered known, long lastStep, Entry first, Stored stored) {
        var entry = stored.entry();
        if (known != null && entry.step() <= lastStep) {
            return;
        }
        if (entry.step() != lastStep + 1) {
            found.put(
                    entry.machine(), new Recovered.Damaged(entry.machine(), gap(entry, lastStep)));
            return;
        }
        unstored.add(stored);
        found.put(entry.machine(), new Recovered.Intact(entry.machine(), first, entry));
    }

    private String gap(Entry entry, long lastStep) {
        return DamagedFileException.messageOn(
                files.fileOf(entry.machine()),
                "it ends at step %d, and the journal goes on at step %d: what lies between is missing"
                        .formatted(lastStep, entry.step()));
    }
}
