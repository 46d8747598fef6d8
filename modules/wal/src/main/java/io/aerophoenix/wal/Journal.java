package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry.Stored;
import io.aerophoenix.wal.Work.Append;
import io.aerophoenix.wal.Work.Asked;
import io.aerophoenix.wal.Work.Question;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/// A region's journal: one SQLite database behind one writer thread, which commits whatever has queued up as one
/// transaction (group commit). A commit is on disk (`synchronous=FULL`).
///
/// The writer is a platform thread, because SQLite is called through JNI and would pin a virtual one. Thread-safe.
public final class Journal implements AutoCloseable {
    private final BlockingQueue<Work> queue;
    private final int crowdedAbove;
    private final JournalWriter writer;
    private final Thread thread;

    private Journal(JournalFile file, JournalSettings settings, DurableListener listener) {
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        this.crowdedAbove = settings.queue() / 2;
        this.writer = new JournalWriter(file, queue, listener, settings);
        writer.open();
        this.thread = Thread.ofPlatform().name("journal").daemon().start(writer);
    }

    /// Opens the journal, or makes one.
    ///
    /// @throws JournalFailedException when it cannot be opened: held by another process, damaged, out of reach
    public static Journal open(
            Path file, JournalSettings settings, DurableListener listener, Failpoints failpoints) {
        return open(
                new JournalFile(file, new JournalFile.Durable(), failpoints), settings, listener);
    }

    static Journal open(JournalFile file, JournalSettings settings, DurableListener listener) {
        return new Journal(file, settings, listener);
    }

    /// Appends one entry. The answer, its position, comes when the disk has it; entries are written in the order of the
    /// calls.
    ///
    /// Waits when the queue is full ([JournalSettings#queue]). So whoever may still say no asks first whether the journal
    /// is [#crowded]; the other half of the queue is for what has happened already and must be written.
    ///
    /// @return fails with [JournalFailedException] when it could not be written; nothing of it is kept then. Later
    ///     entries of the same machine fail, too, until this step is brought again.
    public CompletableFuture<Long> append(Entry entry) {
        var work = new Append(entry, System.nanoTime(), new CompletableFuture<>());
        submit(work);
        return work.position();
    }

    /// Whether more than half of the queue is taken: time to turn new work away, before anything of it has happened.
    public boolean crowded() {
        return queue.size() > crowdedAbove;
    }

    /// The entries after a position, in order.
    public CompletableFuture<List<Stored>> read(long after, int limit) {
        return onWriter(() -> writer.table().read(after, limit));
    }

    /// The oldest position kept, or one past the last when nothing is.
    public CompletableFuture<Long> firstPosition() {
        return onWriter(() -> {
            long first = writer.table().firstPosition();
            return first == 0 ? writer.lastPosition() + 1 : first;
        });
    }

    /// The newest position that was given; 0 when there never was one.
    public CompletableFuture<Long> lastPosition() {
        return onWriter(writer::lastPosition);
    }

    /// Lets positions go on after this one, which somebody else remembers: a journal that has lost its end, as with the
    /// file ending in `-wal`, cannot know, and would give its last positions twice. Says so in the log.
    ///
    /// @return whether the journal has lost its end
    public CompletableFuture<Boolean> goOnAfter(long position) {
        return onWriter(() -> writer.goOnAfter(position));
    }

    /// Drops entries up to a position. The newest entry always stays, so that positions go on from it after a restart.
    ///
    /// @param except machines whose entries stay
    public CompletableFuture<Integer> trim(long upTo, Set<MachineId> except) {
        return onWriter(() -> writer.table().trim(upTo, except));
    }

    /// Whether a write has failed. Then every append fails, until the journal has mended itself: it tries to every
    /// [JournalSettings#mendEvery], and goes on when the file holds what was acknowledged and can be written.
    public boolean failed() {
        return writer.failure() != null;
    }

    /// What is wrong while it has [#failed], and what to do.
    public Optional<String> trouble() {
        return Optional.ofNullable(writer.failure()).map(JournalFailedException::getMessage);
    }

    WalStats stats(int unstored) {
        return writer.stats(unstored);
    }

    /// Over the time since the previous call.
    WalStats.Latency recentLatency() {
        return writer.recentLatency();
    }

    /// Writes what is queued, then closes.
    @Override
    public void close() {
        writer.closeSoon();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> CompletableFuture<T> onWriter(Asked<T> asked) {
        var question = new Question<>(asked, new CompletableFuture<T>());
        submit(question);
        return question.answer();
    }

    private void submit(Work work) {
        if (writer.closing()) {
            work.fail(JournalWriter.closed());
            return;
        }
        try {
            queue.put(work);
            writer.refuseQueuedWhenEnded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            work.fail(new JournalFailedException("interrupted before the journal took it", e));
        }
    }
}
