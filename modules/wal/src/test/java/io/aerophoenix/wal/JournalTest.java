package io.aerophoenix.wal;

import static io.aerophoenix.wal.Folders.entry;
import static io.aerophoenix.wal.Folders.machine;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.wal.Entry.Stored;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final DurableListener NOBODY = _ -> {};

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("journal.db");
    }

    @Test
    void givesEachEntryTheNextPositionAndHasItAfterARestart() {
        try (var journal =
                Journal.open(file(), JournalSettings.standard(), NOBODY, Failpoints.NONE)) {
            assertThat(journal.append(entry(machine(1), 1)).join()).isEqualTo(1);
            assertThat(journal.append(entry(machine(2), 1)).join()).isEqualTo(2);
        }

        try (var journal =
                Journal.open(file(), JournalSettings.standard(), NOBODY, Failpoints.NONE)) {
            var entries = journal.read(0, 10).join();

            assertThat(entries).extracting(Stored::position).containsExactly(1L, 2L);
            assertThat(entries.getLast().entry().machine()).isEqualTo(machine(2));
            assertThat(entries.getLast().entry().payload())
                    .isEqualTo(entry(machine(2), 1).payload());
            assertThat(journal.append(entry(machine(1), 2)).join()).isEqualTo(3);
        }
    }

    @Test
    void commitsWhatHasQueuedUpTogetherAndInOrder() {
        try (var journal =
                Journal.open(file(), JournalSettings.standard(), NOBODY, Failpoints.NONE)) {
            var positions = new ArrayList<CompletableFuture<Long>>();
            for (int step = 1; step <= 2000; step++) {
                positions.add(journal.append(entry(machine(1), step)));
            }
            var given = positions.stream().map(CompletableFuture::join).toList();

            assertThat(given)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 2000).boxed().toList());
            assertThat(journal.stats(0).appends()).isEqualTo(2000);
            assertThat(journal.stats(0).commits()).isLessThan(500);
        }
    }

    @Test
    void tellsItsListenerOfEveryEntryBeforeItAnswers() {
        var heard = new ArrayList<Long>();
        try (var journal =
                Journal.open(
                        file(),
                        JournalSettings.standard(),
                        entries -> entries.forEach(it -> heard.add(it.position())),
                        Failpoints.NONE)) {
            journal.append(entry(machine(1), 1)).join();

            assertThat(heard).containsExactly(1L);
        }
    }

    @Test
    void isOnDiskWhenTheAnswerComes(@TempDir Path elsewhere) {
        try (var journal =
                Journal.open(file(), JournalSettings.standard(), NOBODY, Failpoints.NONE)) {
            journal.append(entry(machine(1), 1)).join();
            var image = Folders.imageOf(folder, elsewhere.resolve("image"));

            try (var reopened =
                    Journal.open(
                            image.resolve("journal.db"),
                            JournalSettings.standard(),
                            NOBODY,
                            Failpoints.NONE)) {
                assertThat(reopened.read(0, 10).join()).hasSize(1);
            }
        }
    }

    @Test
    void keepsTheNewestEntryAndThoseOfExceptedMachinesWhenTrimmed() {
        try (var journal =
                Journal.open(file(), JournalSettings.standard(), NOBODY, Failpoints.NONE)) {
            for (int step = 1; step <= 3; step++) {
                journal.append(entry(machine(1), step)).join();
                journal.append(entry(machine(2), step)).join();
            }

            int gone = journal.trim(6, Set.of(machine(2))).join();

            assertThat(gone).isEqualTo(3);
            assertThat(journal.read(0, 10).join())
                    .extracting(Stored::position)
                    .containsExactly(2L, 4L, 6L);
        }
    }

    @Test
    void neverGivesAPositionTwiceEvenWhenAllWasTrimmed() {
        try (var journal =
                Journal.open(file(), JournalSettings.standard(), NOBODY, Failpoints.NONE)) {
            journal.append(entry(machine(1), 1)).join();
            journal.append(entry(machine(1), 2)).join();
            journal.trim(100, Set.of()).join();
        }

        try (var journal =
                Journal.open(file(), JournalSettings.standard(), NOBODY, Failpoints.NONE)) {
            assertThat(journal.lastPosition().join()).isEqualTo(2);
            assertThat(journal.append(entry(machine(1), 3)).join()).isEqualTo(3);
        }
    }

    @Test
    void answersAppendsThatComeAfterItsEndWithAFailure() {
        var journal = Journal.open(file(), JournalSettings.standard(), NOBODY, Failpoints.NONE);
        journal.close();

        assertThat(journal.append(entry(machine(1), 1))).isCompletedExceptionally();
        assertThat(List.of(journal.read(0, 1)))
                .allMatch(CompletableFuture::isCompletedExceptionally);
    }
}
