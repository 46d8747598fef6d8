package io.aerophoenix.wal;

import io.aerophoenix.wal.Entry.Stored;
import io.aerophoenix.wal.Work.Append;
import io.aerophoenix.wal.Work.Question;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journal's thread: takes what has queued up, commits it as one transaction, answers.
///
/// After a failed write it refuses all that it is given, and tries from time to time to open the file anew. It goes on
/// when the file holds exactly what was acknowledged and can be written. A damaged file it does not touch again.
final class JournalWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final int MOST_IN_ONE_COMMIT = 1024;
    private static final int POLL_MILLIS = 50;

    private final JournalFile file;
    private final BlockingQueue<Work> queue;
    private final DurableListener listener;
    private final long mendEveryNanos;
    private final RefusedSteps refused = new RefusedSteps();
    private final Latencies latencies = new Latencies();
    private final AtomicLong appends = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicReference<@Nullable JournalFailedException> failure =
            new AtomicReference<>();
    private @Nullable JournalTable table;
    // The newest entry that was acknowledged, and the newest position that was ever given: more
    // than that when the file has lost its end.
    private long newest;
    private long lastPosition;
    private boolean damaged;
    private Place place;
    // When it was last looked after: a try to mend, or a look at its place.
    private long seenToNanos = System.nanoTime();
    private volatile boolean closing;
    private volatile boolean ended;

    JournalWriter(
            JournalFile file,
            BlockingQueue<Work> queue,
            DurableListener listener,
            JournalSettings settings) {
        this.file = file;
        this.queue = queue;
        this.listener = listener;
        this.place = Place.of(file.path());
        this.mendEveryNanos = settings.mendEvery().toNanos();
    }

    /// Before the thread starts.
    void open() {
        var opened = file.open();
        newest = opened.newest();
        lastPosition = newest;
        table = opened.table();
        try {
            opened.table().settle();
            place = Place.of(file.path());
        } catch (SQLException e) {
            // On a full disk a region starts all the same, and goes on when there is room.
            fail(e);
        }
    }

    @Override
    public void run() {
        var taken = new ArrayList<Work>();
        try {
            while (takeSome(taken)) {
                carryOut(taken);
                taken.clear();
            }
        } catch (InterruptedException e) {
            fail(new SQLException("the journal's writer was interrupted", e));
        } finally {
            closeTable();
            ended = true;
            refuseQueuedWhenEnded();
        }
    }

    /// False when all is written and the journal is to close.
    private boolean takeSome(List<Work> taken) throws InterruptedException {
        while (taken.isEmpty()) {
            seeToItWhenDue();
            var first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
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
                case Append append -> admit(append, batch);
                case Question<?> question -> {
                    commit(batch);
                    batch.clear();
                    question.ask();
                }
            }
        }
        commit(batch);
    }

    private void admit(Append append, List<Append> batch) {
        var broken = failure.get();
        if (broken != null) {
            refuse(append, broken);
        } else if (refused.admits(append.entry())) {
            batch.add(append);
        } else {
            var reason = RefusedSteps.reason(append.entry());
            append.fail(new JournalFailedException(reason, new IllegalStateException(reason)));
        }
    }

    private void refuse(Append append, JournalFailedException why) {
        refused.add(append.entry());
        append.fail(why);
    }

    private void commit(List<Append> batch) {
        if (batch.isEmpty()) {
            return;
        }
        var stored = new ArrayList<Stored>(batch.size());
        for (var append : batch) {
            stored.add(new Stored(lastPosition + stored.size() + 1, append.entry()));
        }
        try {
            table().insert(stored);
        } catch (SQLException e) {
            var broken = fail(e);
            batch.forEach(append -> refuse(append, broken));
            return;
        }
        lastPosition += stored.size();
        newest = lastPosition;
        commits.incrementAndGet();
        appends.addAndGet(stored.size());
        tell(stored);
        acknowledge(batch, stored);
    }

    private void tell(List<Stored> stored) {
        try {
            listener.durable(stored);
        } catch (RuntimeException e) {
            // The entries are durable whatever becomes of the news.
            LOG.error("Nobody was told of {} entries that are durable", stored.size(), e);
        }
    }

    private void acknowledge(List<Append> batch, List<Stored> stored) {
        long now = System.nanoTime();
        for (int i = 0; i < batch.size(); i++) {
            latencies.record(now - batch.get(i).queuedNanos());
            batch.get(i).position().complete(stored.get(i).position());
        }
    }

    private JournalFailedException fail(SQLException cause) {
        damaged = Fault.of(cause) == Fault.DAMAGED;
        seenToNanos = System.nanoTime();
        var broken = file.unwritten(cause);
        var earlier = failure.getAndSet(broken);
        if (earlier == null || !Objects.equals(earlier.getMessage(), broken.getMessage())) {
            LOG.error(broken.getMessage(), cause);
        }
        return broken;
    }

    private void seeToItWhenDue() {
        if (System.nanoTime() - seenToNanos < mendEveryNanos) {
            return;
        }
        seenToNanos = System.nanoTime();
        if (failure.get() == null) {
            refuseToWriteElsewhere();
        } else if (!damaged && Files.exists(file.path())) {
            mend();
        }
    }

    private void refuseToWriteElsewhere() {
        if (!place.unchanged()) {
            fail(Fault.GONE.found("it, or its log, was moved or removed while it was open"));
        }
    }

    // Not while the file is gone: as long as it is open, it can be read.
    private void mend() {
        closeTable();
        try {
            var reopened = file.reopen(newest, lastPosition + MOST_IN_ONE_COMMIT);
            table = reopened;
            reopened.settle();
            reopened.probe();
            place = Place.of(file.path());
        } catch (SQLException e) {
            fail(e);
            return;
        }
        // What has come so far came to a journal that had failed.
        var waiting = new ArrayList<Work>();
        queue.drainTo(waiting);
        carryOut(waiting);
        failure.set(null);
        LOG.info("{} can be written again; the region takes changes", file.path());
    }

    /// Lets positions go on after one that was given before.
    ///
    /// @return whether the journal had lost it
    boolean goOnAfter(long position) {
        if (position <= lastPosition) {
            return false;
        }
        LOG.error(
                "{} ends at position {}, and {} was given before: its last entries are lost, as when the file ending in -wal"
                        + " beside it was cut off or removed. Machines are what their own files and the rest of the journal"
                        + " say; positions go on after {}. Find out who touched the folder, and look at the disk.",
                file.path(),
                lastPosition,
                position,
                position);
        lastPosition = position;
        return true;
    }

    /// The open file, for questions.
    ///
    /// @throws JournalFailedException when it could not be opened again
    JournalTable table() {
        if (table == null) {
            throw Objects.requireNonNullElseGet(failure.get(), JournalWriter::closed);
        }
        return table;
    }

    private void closeTable() {
        if (table != null) {
            table.close();
            table = null;
        }
    }

    /// For those that came too late for the thread to see them.
    void refuseQueuedWhenEnded() {
        if (ended) {
            var late = new ArrayList<Work>();
            queue.drainTo(late);
            late.forEach(work -> work.fail(closed()));
        }
    }

    static JournalFailedException closed() {
        return new JournalFailedException(
                "the journal is closed", new IllegalStateException("closed"));
    }

    void closeSoon() {
        closing = true;
    }

    boolean closing() {
        return closing;
    }

    @Nullable JournalFailedException failure() {
        return failure.get();
    }

    long lastPosition() {
        return lastPosition;
    }

    WalStats stats(int unstored) {
        return new WalStats(appends.get(), commits.get(), queue.size(), unstored);
    }

    WalStats.Latency recentLatency() {
        return latencies.sinceLast();
    }
}
