package io.aerophoenix.driver.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.LogPage.LogLine;
import io.aerophoenix.lifecycle.UnknownCursorException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The part of the contract that is about logs.
abstract class LogsContract extends DriverOnTrial {
    @Test
    void readsLogsPageByPageWithoutLossOrRepetition() throws Exception {
        start(FIRST, writesLines(10));
        heard().awaitEndOf(FIRST);

        var one = driver().logs(MACHINE, LogPage.BEGINNING, 4);
        var two = driver().logs(MACHINE, one.next(), 4);
        var three = driver().logs(MACHINE, two.next(), 4);
        var none = driver().logs(MACHINE, three.next(), 4);

        assertThat(one.lines()).isEqualTo(lines(1, 4));
        assertThat(two.lines()).isEqualTo(lines(5, 8));
        assertThat(three.lines()).isEqualTo(lines(9, 10));
        assertThat(none.lines()).isEmpty();
        assertThat(none.next()).isEqualTo(three.next());
    }

    @Test
    void goesOnReadingAtACursorAcrossLivesAndRestarts() throws Exception {
        start(FIRST, writesLines(3));
        heard().awaitEndOf(FIRST);
        var page = driver().logs(MACHINE, LogPage.BEGINNING, 2);

        reopen();
        start(SECOND, writesLines(2));
        heard().awaitEndOf(SECOND);

        var expected = new ArrayList<>(lines(3, 3));
        expected.addAll(lines(1, 2));
        assertThat(driver().logs(MACHINE, page.next(), ANY_NUMBER_OF_LINES).lines())
                .isEqualTo(expected);
    }

    @Test
    void refusesWhatIsNoCursor() throws Exception {
        start(FIRST, writesLines(2));
        heard().awaitEndOf(FIRST);

        for (var text : List.of("no cursor of ours", "-1", "99999999999999999999", " ")) {
            assertThatThrownBy(() -> driver().logs(MACHINE, text, ANY_NUMBER_OF_LINES))
                    .isInstanceOf(UnknownCursorException.class)
                    .hasMessageContaining("next");
        }
    }

    @Test
    void findsTheTailOfALog() throws Exception {
        start(FIRST, writesLines(900));
        heard().awaitEndOf(FIRST);

        var tail =
                driver().logs(MACHINE, driver().logsTail(MACHINE, 5), ANY_NUMBER_OF_LINES).lines();

        assertThat(tail).hasSizeBetween(5, 100);
        assertThat(tail).isEqualTo(lines(901 - tail.size(), 900));
    }

    @Test
    void hasNoLogsOfAMachineThatNeverWrote() throws Exception {
        var page = driver().logs(MACHINE, driver().logsTail(MACHINE, 5), ANY_NUMBER_OF_LINES);

        assertThat(page.lines()).isEmpty();
    }

    @Test
    void callsAFollowerAtOnceAndWhenMoreIsWritten() throws Exception {
        var calls = new AtomicInteger();
        try (var _ = driver().followLogs(MACHINE, calls::incrementAndGet)) {
            Await.until("the first call", () -> calls.get() > 0);
            int before = calls.get();

            start(FIRST, writesLines(3));

            Await.until("a call after new lines", () -> calls.get() > before);
        }
    }

    private static List<LogLine> lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> new LogLine("stdout", "line " + i))
                .toList();
    }
}
