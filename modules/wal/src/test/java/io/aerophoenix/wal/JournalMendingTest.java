package io.aerophoenix.wal;

import static io.aerophoenix.wal.Folders.entry;
import static io.aerophoenix.wal.Folders.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.wal.Entry.Stored;
import io.aerophoenix.wal.FaultyConnections.Tampering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the journal does when its disk fails under it, and when the disk is well again.
class JournalMendingTest {
    private static final DurableListener NOBODY = _ -> {};
    private static final JournalSettings SOON = new JournalSettings(1000, Duration.ofMillis(20));
    private static final int PAYLOAD = 2000;
    private static final int ENOUGH_TO_FILL_ANY = 10_000;

    @TempDir Path folder;

    private final FaultyConnections connections = new FaultyConnections();

    private Path file() {
        return folder.resolve("journal.db");
    }

    private Journal faulty() {
        return faulty(Failpoints.NONE);
    }

    private Journal faulty(Failpoints failpoints) {
        return Journal.open(new JournalFile(file(), connections, failpoints), SOON, NOBODY);
    }

    private static Journal sound(Path file) {
        return Journal.open(file, SOON, NOBODY, Failpoints.NONE);
    }

    @Test
    void refusesOnAFullDatabaseAndGoesOnByItselfWhenThereIsRoomAgain() {
        long acknowledged;
        try (var journal = faulty()) {
            journal.append(entry(machine(1), 1)).join();
            connections.full();

            acknowledged = appendUntilRefused(journal, 2);
            assertThat(journal.trouble())
                    .hasValueSatisfying(trouble ->
                            assertThat(trouble)
                                    .contains(file().toString())
                                    .contains("the disk is full")
                                    .contains("refuses changes")
                                    .contains("Free space")
                                    .contains("goes on by itself"));
            assertRefused(journal.append(big(acknowledged + 1)));
            assertThat(journal.read(0, 1).join()).hasSize(1);

            connections.sound();
            Await.until(() -> !journal.failed());
            assertThat(journal.trouble()).isEmpty();
            assertThat(journal.append(big(acknowledged + 1)).join()).isEqualTo(acknowledged + 1);
        }
        assertHolds(file(), acknowledged + 1);
    }

    @Test
    void refusesOnAFullDiskAndGoesOnByItselfWhenItIsFreed() {
        try (var disk = SmallDisk.mountedAt(folder)) {
            long acknowledged;
            try (var journal = sound(file())) {
                journal.append(entry(machine(1), 1)).join();
                disk.fill();

                acknowledged = appendUntilRefused(journal, 2);
                assertThat(journal.trouble().orElseThrow()).contains("the disk is full");
                assertRefused(journal.append(big(acknowledged + 1)));

                disk.free();
                Await.until(() -> !journal.failed());
                assertThat(journal.append(big(acknowledged + 1)).join())
                        .isEqualTo(acknowledged + 1);
            }
            assertHolds(file(), acknowledged + 1);
        }
    }

    @Test
    void startsOnAFullDiskAndTakesChangesWhenItIsFreed(@TempDir Path elsewhere) throws IOException {
        try (var journal = sound(file())) {
            for (long step = 1; step <= 100; step++) {
                journal.append(big(step)).join();
            }
            Folders.imageOf(folder, elsewhere.resolve("image"));
        }
        var mounted = Files.createDirectory(elsewhere.resolve("disk"));
        try (var disk = SmallDisk.mountedAt(mounted)) {
            for (var name : List.of("journal.db", "journal.db-wal")) {
                Files.copy(elsewhere.resolve("image").resolve(name), mounted.resolve(name));
            }
            disk.fill();
            try (var journal = sound(mounted.resolve("journal.db"))) {
                assertThat(journal.trouble().orElseThrow()).contains("the disk is full");
                assertThat(journal.read(0, 1000).join()).hasSize(100);
                assertRefused(journal.append(big(101)));

                disk.free();
                Await.until(() -> !journal.failed());
                assertThat(journal.append(big(101)).join()).isEqualTo(101);
            }
            assertHolds(mounted.resolve("journal.db"), 101);
        }
    }

    @Test
    void refusesWhileItIsReadOnlyAndGoesOnByItselfAfterwards() {
        try (var journal = faulty()) {
            journal.append(entry(machine(1), 1)).join();
            connections.readOnly();

            assertRefused(journal.append(entry(machine(1), 2)));
            assertThat(journal.trouble().orElseThrow()).contains("read-only").contains("writable");
            assertThat(journal.read(0, 10).join()).hasSize(1);

            connections.sound();
            Await.until(() -> !journal.failed());
            assertThat(journal.append(entry(machine(1), 2)).join()).isEqualTo(2);
        }
        assertHolds(file(), 2);
    }

    @Test
    void keepsNothingOfABatchInWhoseMiddleTheDiskFailed() throws IOException {
        long limit = 512 * 1024;
        long acknowledged;
        try (var journal = sound(file())) {
            journal.append(entry(machine(1), 1)).join();
            FileSizeLimit.set(limit);
            try {
                acknowledged = appendUntilRefused(journal, 2);
                assertThat(journal.trouble().orElseThrow())
                        .contains("the disk fails")
                        .contains("IOERR");
            } finally {
                FileSizeLimit.lift();
            }
            Await.until(() -> !journal.failed());
            assertThat(journal.append(big(acknowledged + 1)).join()).isEqualTo(acknowledged + 1);
        }
        assertHolds(file(), acknowledged + 1);
    }

    @Test
    void refusesAllOfABatchWhenItsConnectionBreaksBeforeTheCommit() {
        var duringBatch = new AtomicReference<Runnable>(() -> {});
        Failpoints failpoints = _ -> duringBatch.getAndSet(() -> {}).run();
        try (var journal = faulty(failpoints)) {
            journal.append(entry(machine(1), 1)).join();
            duringBatch.set(connections::closeNewest);

            var batch = new ArrayList<CompletableFuture<Long>>();
            for (int number = 2; number <= 200; number++) {
                batch.add(journal.append(entry(machine(number), 1)));
            }
            batch.forEach(position -> Await.until(position::isDone));
            Await.until(() -> !journal.failed());

            var kept = batch.stream().filter(it -> !it.isCompletedExceptionally()).toList();
            assertThat(kept).hasSizeLessThan(batch.size());
            assertThat(journal.read(0, 1000).join())
                    .extracting(Stored::position)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, kept.size() + 1).boxed().toList());
        }
    }

    @Test
    void writesNoLaterStepOfAMachineUntilTheRefusedOnesAreBroughtAgain() {
        try (var journal = faulty()) {
            journal.append(entry(machine(1), 1)).join();
            journal.append(entry(machine(2), 1)).join();
            connections.readOnly();
            assertRefused(journal.append(entry(machine(1), 2)));
            assertRefused(journal.append(entry(machine(1), 3)));
            connections.sound();
            Await.until(() -> !journal.failed());

            assertRefused(journal.append(entry(machine(1), 4)));
            assertRefused(journal.append(entry(machine(1), 3)));
            assertThat(journal.append(entry(machine(2), 2)).join()).isEqualTo(3);
            assertThat(journal.append(entry(machine(1), 2)).join()).isEqualTo(4);
            assertRefused(journal.append(entry(machine(1), 4)));
            assertThat(journal.append(entry(machine(1), 3)).join()).isEqualTo(5);
            assertThat(journal.append(entry(machine(1), 4)).join()).isEqualTo(6);
        }
    }

    @Test
    void dropsWhatReachedTheDiskWithoutBeingAcknowledged() {
        try (var journal = faulty()) {
            journal.append(entry(machine(1), 1)).join();
            connections.readOnly();
            assertRefused(journal.append(entry(machine(1), 2)));
            connections.beforeNextReopening(
                    Tampering.sql(
                            "INSERT INTO entry VALUES (2, '%s', 2, x'00')".formatted(machine(1))));

            connections.sound();
            Await.until(() -> !journal.failed());

            assertThat(journal.read(0, 10).join()).hasSize(1);
            assertThat(journal.append(entry(machine(2), 1)).join()).isEqualTo(2);
        }
    }

    @Test
    void staysFailedWhenWhatItAcknowledgedIsGone() {
        try (var journal = faulty()) {
            for (int step = 1; step <= 3; step++) {
                journal.append(entry(machine(1), step)).join();
            }
            connections.readOnly();
            connections.beforeNextReopening(Tampering.sql("DELETE FROM entry WHERE position = 3"));
            connections.sound();
            assertRefused(journal.append(entry(machine(1), 4)));

            Await.until(() -> journal.trouble().orElseThrow().contains("damaged"));
            assertThat(journal.trouble().orElseThrow())
                    .contains("it ends at position 2, and 3 was acknowledged")
                    .contains("evidence")
                    .doesNotContain("by itself");
            assertRefused(journal.append(entry(machine(1), 4)));
            assertThatThrownBy(() -> journal.read(0, 10).join())
                    .hasCauseInstanceOf(JournalFailedException.class);
        }
    }

    @Test
    void leavesAFileAloneThatHoldsMoreThanItEverWrote() {
        try (var journal = faulty()) {
            journal.append(entry(machine(1), 1)).join();
            connections.readOnly();
            connections.beforeNextReopening(
                    Tampering.sql(
                            "INSERT INTO entry VALUES (99999, '%s', 2, x'00')"
                                    .formatted(machine(1))));
            connections.sound();
            assertRefused(journal.append(entry(machine(1), 2)));

            Await.until(() -> journal.trouble().orElseThrow().contains("damaged"));
            assertThat(journal.trouble().orElseThrow()).contains("it ends at position 99999");
        }
        try (var journal = sound(file())) {
            assertThat(journal.lastPosition().join()).isEqualTo(99_999);
        }
    }

    @Test
    void makesNoNewFileInPlaceOfOneThatIsGone() throws IOException {
        var away = folder.resolve("away.db");
        try (var journal = faulty()) {
            journal.append(entry(machine(1), 1)).join();
            connections.readOnly();
            assertRefused(journal.append(entry(machine(1), 2)));
            connections.beforeNextReopening(_ -> move(file(), away));
            Await.until(() -> journal.trouble().orElseThrow().contains("it is gone"));
            assertRefused(journal.append(entry(machine(1), 2)));
            assertThat(file()).doesNotExist();

            connections.sound();
            move(away, file());
            Await.until(() -> !journal.failed());
            assertThat(journal.append(entry(machine(1), 2)).join()).isEqualTo(2);
        }
        assertHolds(file(), 2);
    }

    @Test
    void acknowledgesNothingThatARestartWouldNotFind() {
        var away = folder.resolve("away.db");
        try (var journal = sound(file())) {
            journal.append(entry(machine(1), 1)).join();
            move(file(), away);

            Await.until(journal::failed);
            assertThat(journal.trouble().orElseThrow())
                    .contains("it is gone")
                    .contains("Put it back");
            assertRefused(journal.append(entry(machine(1), 2)));
            assertThat(journal.read(0, 10).join()).hasSize(1);

            move(away, file());
            Await.until(() -> !journal.failed());
            assertThat(journal.append(entry(machine(1), 2)).join()).isEqualTo(2);
        }
        assertHolds(file(), 2);
    }

    @Test
    void losesNothingWhenItsLogIsRemovedUnderIt() throws IOException {
        var log = folder.resolve("journal.db-wal");
        try (var journal = sound(file())) {
            journal.append(entry(machine(1), 1)).join();
            Files.delete(log);

            Await.until(() -> Files.exists(log) && !journal.failed());
            assertThat(journal.append(entry(machine(1), 2)).join()).isEqualTo(2);
        }
        assertHolds(file(), 2);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void trimsAgainAfterATrimThatFailed() {
        try (var journal = faulty()) {
            for (int step = 1; step <= 3; step++) {
                journal.append(entry(machine(1), step)).join();
            }
            connections.readOnly();
            assertThatThrownBy(() -> journal.trim(2, Set.of()).join())
                    .isInstanceOf(CompletionException.class);
            assertRefused(journal.append(entry(machine(1), 4)));
            connections.sound();
            Await.until(() -> !journal.failed());

            assertThat(journal.trim(2, Set.of()).join()).isEqualTo(2);
            assertThat(journal.append(entry(machine(1), 4)).join()).isEqualTo(4);
        }
    }

    @Test
    void answersWhateverItsListenerDoes() {
        DurableListener broken =
                _ -> {
                    throw new IllegalStateException("a listener with a bug");
                };
        try (var journal = Journal.open(file(), SOON, broken, Failpoints.NONE)) {
            assertThat(journal.append(entry(machine(1), 1)).join()).isEqualTo(1);
            assertThat(journal.append(entry(machine(1), 2)).join()).isEqualTo(2);
        }
    }

    /// @return the last position that was acknowledged
    private static long appendUntilRefused(Journal journal, long step) {
        for (long next = step; next < ENOUGH_TO_FILL_ANY; next++) {
            var position = journal.append(big(next));
            try {
                assertThat(position.join()).isEqualTo(next);
            } catch (CompletionException e) {
                assertThat(e).hasCauseInstanceOf(JournalFailedException.class);
                return next - 1;
            }
        }
        throw new AssertionError("all of it went in");
    }

    private static Entry big(long step) {
        return new Entry(machine(1), step, new byte[PAYLOAD]);
    }

    private static void assertRefused(CompletableFuture<Long> position) {
        assertThat(position)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(JournalFailedException.class);
    }

    /// Exactly the positions from 1 to the last, and nothing left over from mending.
    private static void assertHolds(Path file, long last) {
        try (var journal = sound(file)) {
            assertThat(journal.read(0, ENOUGH_TO_FILL_ANY).join())
                    .extracting(Stored::position)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
        }
    }

    /// A limit to the size of all files that this process writes: what goes beyond it is an I/O error.
    private static final class FileSizeLimit {
        static void set(long bytes) {
            if (!prlimit("--fsize=" + bytes + ":")) {
                Assumptions.abort("prlimit is missing, so that no real I/O error can be made");
            }
        }

        static void lift() {
            assertThat(prlimit("--fsize=unlimited:")).isTrue();
        }

        private static boolean prlimit(String limit) {
            try {
                var process =
                        new ProcessBuilder(
                                        "prlimit",
                                        "--pid",
                                        Long.toString(ProcessHandle.current().pid()),
                                        limit)
                                .inheritIO()
                                .start();
                return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
