package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry.Stored;
import io.aerophoenix.wal.IndexTable.Reach;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The region's index, written behind: the latest of each machine gathers in memory, and goes to disk now and then, on a
/// thread of its own. Thread-safe.
///
/// It is derived from journal and machine files and can be built anew from them at any time; all it is for is a fast
/// start. While it cannot be written, the journal is not trimmed.
final class RegionIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegionIndex.class);
    private static final int CLOSE_SECONDS = 60;

    private final IndexFile file;
    private final Failpoints failpoints;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("region-index").daemon().factory());
    private Gathered gathered = new Gathered();
    // What came since a rebuild began; null when none is under way.
    private @Nullable Gathered sinceRebuild;
    private long position;
    // On the index's own thread only, from here on.
    private @Nullable IndexTable table;
    private Reach written = new Reach(0, 0, false);
    private final Map<MachineId, String> damaged = new HashMap<>();
    private boolean failing;

    RegionIndex(IndexFile file, Failpoints failpoints) {
        this.file = file;
        this.failpoints = failpoints;
    }

    /// Takes over an index that was read.
    ///
    /// @param reach how far it has come
    /// @param latest what the journal knows beyond that
    /// @param upTo the position that `latest` goes up to
    void begin(IndexTable read, Reach reach, Map<MachineId, Latest> latest, long upTo) {
        synchronized (this) {
            gathered.latest.putAll(latest);
            position = upTo;
        }
        onThread(
                        () -> {
                            table = read;
                            written = reach;
                            noteThatTheRegionRuns(read);
                            return written;
                        })
                .join();
    }

    // On a full disk a region starts all the same, and the next flush says so.
    private void noteThatTheRegionRuns(IndexTable table) {
        var running = new Reach(written.position(), written.stored(), false);
        try {
            table.put(running);
            table.commit();
            written = running;
        } catch (SQLException e) {
            rollBack();
            note(e);
        }
    }

    synchronized void add(List<Stored> entries) {
        for (var stored : entries) {
            var entry = stored.entry();
            var latest = new Latest(entry.step(), entry.snapshot());
            gathered.latest.put(entry.machine(), latest);
            if (sinceRebuild != null) {
                sinceRebuild.latest.put(entry.machine(), latest);
            }
            position = stored.position();
        }
    }

    synchronized void addDamage(MachineId machine, String reason) {
        gathered.damage.put(machine, reason);
        if (sinceRebuild != null) {
            sinceRebuild.damage.put(machine, reason);
        }
    }

    /// The newest position that it has heard of.
    synchronized long position() {
        return position;
    }

    /// Writes what has gathered.
    ///
    /// @param stored position up to which the machine files hold everything safely
    /// @return how far the index has come; fails when it could not be written, and keeps what has gathered then
    CompletableFuture<Reach> flush(long stored) {
        return onThread(() -> flushed(stored, false));
    }

    /// Writes what has gathered, and makes it safe against the loss of power.
    CompletableFuture<Reach> flushSafely(long stored, boolean closing) {
        return onThread(() -> {
            var reach = flushed(stored, closing);
            open().checkpoint();
            return reach;
        });
    }

    private Reach flushed(long stored, boolean closing) throws SQLException {
        var taken = take();
        var reach = new Reach(taken.upTo(), Math.max(stored, written.stored()), closing);
        if (taken.batch().isEmpty() && reach.equals(written)) {
            return written;
        }
        try {
            write(open(), taken.batch());
            open().put(reach);
            failpoints.reached(Failpoint.DURING_INDEX_WRITE);
            open().commit();
        } catch (SQLException | RuntimeException e) {
            putBack(taken.batch());
            rollBack();
            throw e;
        }
        written = reach;
        recovered();
        return reach;
    }

    private synchronized Taken take() {
        var taken = new Taken(gathered, position);
        gathered = new Gathered();
        return taken;
    }

    private synchronized void putBack(Gathered batch) {
        batch.latest.forEach(gathered.latest::putIfAbsent);
        batch.damage.forEach(gathered.damage::putIfAbsent);
    }

    private void rollBack() {
        try {
            open().rollback();
        } catch (SQLException e) {
            LOG.debug("SQLite has rolled back already", e);
        }
    }

    private void write(IndexTable table, Gathered batch) throws SQLException {
        damaged.putAll(batch.damage);
        for (var row : batch.latest.entrySet()) {
            var machine = row.getKey();
            try {
                table.put(
                        machine,
                        row.getValue().step(),
                        row.getValue().snapshot().bytes(),
                        // Only a start that has looked at the file may forget it.
                        damaged.getOrDefault(machine, ""));
            } catch (IllegalArgumentException e) {
                table.putDamage(machine, "it holds what are not its entries: " + e.getMessage());
            }
        }
        for (var row : batch.damage.entrySet()) {
            table.putDamage(row.getKey(), row.getValue());
        }
    }

    private IndexTable open() throws SQLException {
        if (table == null) {
            throw new SQLException("the index is not open");
        }
        return table;
    }

    private void recovered() {
        if (failing) {
            failing = false;
            LOG.info("The region's index can be written again");
        }
    }

    /// The newest step of a machine that the index knows, written or not; 0 when it knows nothing of it.
    CompletableFuture<Long> newestStep(MachineId machine) {
        return onThread(() -> {
            synchronized (this) {
                var latest = gathered.latest.get(machine);
                if (latest != null) {
                    return latest.step();
                }
            }
            var row = open().row(machine);
            return row.isPresent() ? row.get().step() : 0L;
        });
    }

    /// The machines that it has rows of, after one, in the order of their ids.
    CompletableFuture<List<MachineId>> machines(String after, int limit) {
        return onThread(() -> open().machines(after, limit));
    }

    /// From now on keeps a second copy of what comes, for an index that is built meanwhile.
    synchronized void beginRebuild() {
        if (sinceRebuild != null) {
            throw new IllegalStateException(
                    "the index is being rebuilt already; wait for that to end");
        }
        sinceRebuild = new Gathered();
        sinceRebuild.latest.putAll(gathered.latest);
        sinceRebuild.damage.putAll(gathered.damage);
    }

    synchronized void abandonRebuild() {
        sinceRebuild = null;
    }

    /// Brings a new index up to date, puts it in the place of the old one, and goes on with it.
    CompletableFuture<IndexDifference> adopt(IndexTable fresh) {
        return onThread(() -> {
            var before = known();
            var since = endRebuild();
            var reach = new Reach(since.upTo(), written.stored(), false);
            try {
                complete(fresh, since.batch(), reach);
                var difference = IndexDifference.between(before, fresh);
                fresh.close();
                replaceWithFresh();
                written = reach;
                return difference;
            } catch (SQLException | RuntimeException e) {
                putBack(since.batch());
                throw e;
            }
        });
    }

    private void complete(IndexTable fresh, Gathered since, Reach reach) throws SQLException {
        write(fresh, since);
        fresh.put(reach);
        fresh.commit();
        fresh.checkpoint();
    }

    private void replaceWithFresh() throws SQLException {
        closeTable();
        file.adoptFresh();
        table = IndexTable.open(file.file());
        recovered();
    }

    private synchronized Taken endRebuild() {
        var since = sinceRebuild == null ? gathered : sinceRebuild;
        sinceRebuild = null;
        gathered = new Gathered();
        return new Taken(since, position);
    }

    /// What the old index says; nothing when it is not there any more, or damaged.
    private Map<MachineId, IndexDifference.Known> known() {
        var known = new HashMap<MachineId, IndexDifference.Known>();
        if (!file.exists()) {
            LOG.warn("{} is gone; a new one takes its place", file.file());
            return known;
        }
        try {
            flushed(written.stored(), false);
            open().each(row ->
                    known.put(row.machine(), new IndexDifference.Known(row.step(), row.crc())));
        } catch (SQLException e) {
            known.clear();
            closeTable();
            LOG.error(
                    "{} cannot be read; it is kept as {}, and a new one takes its place",
                    file.file(),
                    file.setAside(),
                    e);
        }
        return known;
    }

    private void closeTable() {
        var old = table;
        table = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                LOG.warn("The old index did not close cleanly", e);
            }
        }
    }

    private <T> CompletableFuture<T> onThread(Question<T> question) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return question.ask();
                    } catch (SQLException e) {
                        note(e);
                        throw new CompletionException(e);
                    }
                },
                thread);
    }

    private void note(SQLException failure) {
        if (!failing) {
            failing = true;
            LOG.error(
                    Damage.isProvenBy(failure)
                            ? "{} is damaged; machines are safe, the journal is not trimmed. Run `aeropctl region rebuild`"
                            : "{} cannot be written; machines are safe, the journal is not trimmed, and it is tried again",
                    file.file(),
                    failure);
        }
    }

    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(this::closeTable);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The index was still being written after {} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The latest that is known of a machine.
    record Latest(long step, Snapshot snapshot) {}

    private record Taken(Gathered batch, long upTo) {}

    private static final class Gathered {
        private final Map<MachineId, Latest> latest = new HashMap<>();
        private final Map<MachineId, String> damage = new HashMap<>();

        boolean isEmpty() {
            return latest.isEmpty() && damage.isEmpty();
        }
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }
}
