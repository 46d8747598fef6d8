package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry.Stored;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A region's journal: one SQLite database behind one writer thread, which commits whatever has queued up as one
/// transaction (group commit). A commit is on disk (`synchronous=FULL`).
///
/// The writer is a platform thread, because SQLite is called through JNI and would pin a virtual one. Thread-safe.
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int QUEUE = 65_536;
    private static final int MOST_IN_ONE_COMMIT = 1024;

    private final Path file;
    private final JournalTable table;
    private final DurableListener listener;
    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Latencies latencies = new Latencies();
    private final AtomicLong appends = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicReference<@Nullable JournalFailedException> failure =
            new AtomicReference<>();
    private final Thread writer;
    private long lastPosition;
    private volatile boolean closing;

    private Journal(Path file, JournalTable table, DurableListener listener) throws SQLException {
        this.file = file;
        this.table = table;
        this.listener = listener;
        this.lastPosition = table.lastPosition();
        this.writer = Thread.ofPlatform().name("journal").daemon().start(this::write);
    }

    /// Opens the journal, or makes one.
    ///
    /// @throws JournalFailedException when it cannot be opened, as when another process has it
    public static Journal open(Path file, DurableListener listener, Failpoints failpoints) {
        try {
            return new Journal(file, JournalTable.open(file, failpoints), listener);
        } catch (SQLException e) {
            throw new JournalFailedException(
                    "%s cannot be opened (%s). Is another region running on this folder? Otherwise check the disk and its permissions."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /// Appends one entry. The answer, its position, comes when the disk has it; entries are written in the order of the
    /// calls. Waits when 65,536 entries are queued.
    ///
    /// @return fails with [JournalFailedException] when it could not be written; nothing of it is kept then
    public CompletableFuture<Long> append(Entry entry) {
        var work = new Append(entry, System.nanoTime(), new CompletableFuture<>());
        submit(work);
        return work.position();
    }

    /// The entries after a position, in order.
    public CompletableFuture<List<Stored>> read(long after, int limit) {
        return onWriter(() -> table.read(after, limit));
    }

    /// The oldest position kept, or one past the last when nothing is.
    public CompletableFuture<Long> firstPosition() {
        return onWriter(table::firstPosition);
    }

    /// The newest position that is durable; 0 when there never was one.
    public CompletableFuture<Long> lastPosition() {
        return onWriter(() -> lastPosition);
    }

    /// Drops entries up to a position. The newest entry always stays, so that positions go on from it after a restart.
    ///
    /// @param except machines whose entries stay
    public CompletableFuture<Integer> trim(long upTo, Set<MachineId> except) {
        return onWriter(() -> table.trim(Math.min(upTo, lastPosition - 1), except));
    }

    public boolean failed() {
        return failure.get() != null;
    }

    WalStats stats(int unstored) {
        return new WalStats(appends.get(), commits.get(), queue.size(), unstored);
    }

    /// Over the time since the previous call.
    WalStats.Latency recentLatency() {
        return latencies.sinceLast();
    }

    /// Writes what is queued, then closes.
    @Override
    public void close() {
        closing = true;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> CompletableFuture<T> onWriter(SqlQuestion<T> question) {
        var task = new Task<>(question, new CompletableFuture<T>());
        submit(task);
        return task.answer();
    }

    private void submit(Work work) {
        try {
            if (closing) {
                work.fail(
                        new JournalFailedException(
                                "the journal is closed", new IllegalStateException("closed")));
            } else {
                queue.put(work);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            work.fail(new JournalFailedException("interrupted before the journal took it", e));
        }
    }

    private void write() {
        var taken = new ArrayList<Work>();
        try {
            while (takeSome(taken)) {
                carryOut(taken);
                taken.clear();
            }
        } catch (InterruptedException e) {
            fail(new SQLException("the journal's writer was interrupted", e));
        } finally {
            table.close();
        }
    }

    /// False when all is written and the journal is to close.
    private boolean takeSome(List<Work> taken) throws InterruptedException {
        while (taken.isEmpty()) {
            var first = queue.poll(50, TimeUnit.MILLISECONDS);
            if (first != null) {
                taken.add(first);
                queue.drainTo(taken, MOST_IN_ONE_COMMIT - 1);
            } else if (closing) {
                return false;
            }
        }
        return true;
    }

    private void carryOut(List<Work> works) {
        var batch = new ArrayList<Append>(works.size());
        for (var work : works) {
            switch (work) {
                case Append append -> batch.add(append);
                case Task<?> task -> {
                    commit(batch);
                    batch.clear();
                    run(task);
                }
            }
        }
        commit(batch);
    }

    private void commit(List<Append> batch) {
        var broken = failure.get();
        if (broken != null) {
            batch.forEach(append -> append.fail(broken));
        } else if (!batch.isEmpty()) {
            insert(batch);
        }
    }

    private void insert(List<Append> batch) {
        var stored = new ArrayList<Stored>(batch.size());
        for (var append : batch) {
            stored.add(new Stored(lastPosition + stored.size() + 1, append.entry()));
        }
        try {
            table.insert(stored);
        } catch (SQLException e) {
            var broken = fail(e);
            batch.forEach(append -> append.fail(broken));
            return;
        }
        lastPosition += stored.size();
        commits.incrementAndGet();
        appends.addAndGet(stored.size());
        listener.durable(stored);
        acknowledge(batch, stored);
    }

    private void acknowledge(List<Append> batch, List<Stored> stored) {
        long now = System.nanoTime();
        for (int i = 0; i < batch.size(); i++) {
            latencies.record(now - batch.get(i).queuedNanos());
            batch.get(i).position().complete(stored.get(i).position());
        }
    }

    private JournalFailedException fail(SQLException cause) {
        var broken =
                new JournalFailedException(
                        "%s could not be written (%s). The region takes no more changes; machines go on. Free the disk or mend it, then restart the region."
                                .formatted(file, cause.getMessage()),
                        cause);
        if (failure.compareAndSet(null, broken)) {
            LOG.error(broken.getMessage(), cause);
        }
        return broken;
    }

    private static <T> void run(Task<T> task) {
        try {
            task.answer().complete(task.question().ask());
        } catch (SQLException e) {
            task.answer().completeExceptionally(e);
        }
    }

    /// What the writer is asked to do, in the order in which it was asked.
    private sealed interface Work {
        void fail(JournalFailedException why);
    }

    private record Append(Entry entry, long queuedNanos, CompletableFuture<Long> position)
            implements Work {
        @Override
        public void fail(JournalFailedException why) {
            position.completeExceptionally(why);
        }
    }

    private record Task<T>(SqlQuestion<T> question, CompletableFuture<T> answer) implements Work {
        @Override
        public void fail(JournalFailedException why) {
            answer.completeExceptionally(why);
        }
    }

    private interface SqlQuestion<T> {
        T ask() throws SQLException;
    }

    /// The writer's own connection, for tests that break it.
    Connection connection() {
        return table.connection();
    }
}
