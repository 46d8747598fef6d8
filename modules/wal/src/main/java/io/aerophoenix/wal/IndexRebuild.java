package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds the index of a running region anew: from all machine files into `index.db.new`, then what came meanwhile, then
/// the one takes the place of the other.
final class IndexRebuild {
    private static final Logger LOG = LoggerFactory.getLogger(IndexRebuild.class);
    private static final int PAGE = 10_000;

    private final IndexFile file;
    private final Parts parts;
    private final Fold fold;
    private final Failpoints failpoints;

    IndexRebuild(IndexFile file, Parts parts, Fold fold, Failpoints failpoints) {
        this.file = file;
        this.parts = parts;
        this.fold = fold;
        this.failpoints = failpoints;
    }

    /// @param source all durable entries of a machine
    CompletableFuture<RebuildReport> start(
            Function<MachineId, CompletableFuture<List<Entry>>> source) {
        parts.index().beginRebuild();
        var answer = new CompletableFuture<RebuildReport>();
        Thread.ofPlatform()
                .name("index-rebuild")
                .daemon()
                .start(() -> {
                    try {
                        answer.complete(run(source));
                    } catch (SQLException | RuntimeException e) {
                        parts.index().abandonRebuild();
                        answer.completeExceptionally(e);
                    }
                });
        return answer;
    }

    private RebuildReport run(Function<MachineId, CompletableFuture<List<Entry>>> source)
            throws SQLException {
        long begun = System.nanoTime();
        file.removeFresh();
        var fresh = IndexTable.open(file.fresh());
        var writer = new IndexWriter(fresh, fold, failpoints);
        IndexDifference difference;
        try {
            writer.write(machines(), source);
            difference = parts.index().adopt(fresh).join();
        } catch (SQLException | RuntimeException e) {
            fresh.close();
            file.removeFresh();
            throw e;
        }
        writer.damaged().forEach(parts.damaged()::damaged);
        return report(difference, writer, Duration.ofNanos(System.nanoTime() - begun));
    }

    private RebuildReport report(IndexDifference difference, IndexWriter writer, Duration took) {
        var damaged = List.copyOf(writer.damaged().keySet());
        var without =
                damaged.stream()
                        .filter(machine -> MachineFile.isNothing(parts.files().fileOf(machine)))
                        .count();
        var report =
                new RebuildReport(
                        difference.machines(),
                        difference.missing(),
                        difference.different(),
                        damaged,
                        (int) without,
                        took);
        LOG.info("The index was built anew: {}", report);
        return report;
    }

    private SortedSet<MachineId> machines() {
        var all = new TreeSet<>(parts.files().machines());
        try {
            all.addAll(indexed());
        } catch (CompletionException e) {
            LOG.warn("The old index cannot be read; the machine files have to do", e.getCause());
        }
        return all;
    }

    private List<MachineId> indexed() {
        var all = new ArrayList<MachineId>();
        List<MachineId> page;
        do {
            var after = all.isEmpty() ? "" : all.getLast().value();
            page = parts.index().machines(after, PAGE).join();
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    /// What it reads and replaces.
    record Parts(RegionIndex index, MachineFiles files, DamagedMachines damaged) {}
}
