package io.aerophoenix.wal;

import static io.aerophoenix.wal.Folders.entry;
import static io.aerophoenix.wal.Folders.machine;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the journal does when more comes than the disk can take.
class JournalPressureTest {
    private static final int QUEUE = 100;
    private static final int CALLERS = 10 * QUEUE;
    private static final JournalSettings SMALL = new JournalSettings(QUEUE, Duration.ofSeconds(1));

    @TempDir Path folder;

    private final CountDownLatch stalled = new CountDownLatch(1);
    private final CountDownLatch diskIsSlow = new CountDownLatch(1);

    private Journal slow() {
        return Journal.open(
                folder.resolve("journal.db"), SMALL, _ -> {}, this::holdUpTheFirstBatch);
    }

    private void holdUpTheFirstBatch(Failpoint point) {
        stalled.countDown();
        try {
            diskIsSlow.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void isCrowdedAboveHalfOfItsQueueAndStillTakesWhatMustBeWritten() throws Exception {
        try (var journal = slow()) {
            var positions = new ArrayList<CompletableFuture<Long>>();
            positions.add(journal.append(entry(machine(1), 1)));
            stalled.await();
            for (int step = 2; step <= 1 + QUEUE / 2; step++) {
                positions.add(journal.append(entry(machine(1), step)));
            }
            assertThat(journal.crowded()).isFalse();

            positions.add(journal.append(entry(machine(1), 2 + QUEUE / 2)));
            assertThat(journal.crowded()).isTrue();
            assertThat(positions).noneMatch(CompletableFuture::isDone);

            diskIsSlow.countDown();
            positions.forEach(CompletableFuture::join);
            assertThat(journal.crowded()).isFalse();
        }
    }

    @Test
    void holdsNoMoreThanItsQueueWhenTenTimesAsManyCallAndLosesNothing() throws Exception {
        try (var journal = slow()) {
            var positions = new ArrayList<CompletableFuture<Long>>();
            positions.add(journal.append(entry(machine(0), 1)));
            stalled.await();
            var handedOver = new AtomicInteger();
            for (int caller = 1; caller <= CALLERS; caller++) {
                positions.add(appended(journal, entry(machine(caller), 1), handedOver));
            }

            Await.until(() -> handedOver.get() == QUEUE);
            assertThat(journal.stats(0).queued()).isEqualTo(QUEUE);

            diskIsSlow.countDown();
            var given = positions.stream().map(CompletableFuture::join).sorted().toList();
            assertThat(given)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, CALLERS + 1).boxed().toList());
        }
    }

    private static CompletableFuture<Long> appended(
            Journal journal, Entry entry, AtomicInteger handedOver) {
        var position = new CompletableFuture<Long>();
        Thread.ofVirtual()
                .start(() -> {
                    var durable = journal.append(entry);
                    handedOver.incrementAndGet();
                    position.complete(durable.join());
                });
        return position;
    }
}
