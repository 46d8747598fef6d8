package io.aerophoenix.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final Duration TIME = Duration.ofMillis(100);
    private static final CompletableFuture<Verdict> DONE =
            CompletableFuture.completedFuture(Verdict.DONE);

    @Test
    void timesFromWhenAnOperationWasDueAndNotFromWhenItCouldBeSent() throws Exception {
        // All others had to wait for the first.
        var stalls = new Fake(TIME, DONE);

        var paced = OpenLoop.run(stalls, 1, 100, TIME);

        assertThat(paced.nanos().getTotalCount()).isEqualTo(10);
        assertThat(paced.nanos().getMaxValue() / Nanos.PER_MILLI).isGreaterThan(99);
        assertThat(paced.nanos().getValueAtPercentile(50) / Nanos.PER_MILLI).isGreaterThan(49);
    }

    @Test
    void tellsWhatWasDoneInTime() throws Exception {
        var paced = OpenLoop.run(new Fake(Duration.ZERO, DONE), 4, 100, TIME);

        assertThat(paced.achieved()).isCloseTo(100, within(20.0));
    }

    @Test
    void failsWhenAnOperationDoes() {
        var broken =
                new Fake(
                        Duration.ZERO, CompletableFuture.failedFuture(new IllegalStateException()));

        assertThatThrownBy(() -> OpenLoop.run(broken, 1, 100, TIME))
                .hasMessage("an operation failed");
    }

    @Test
    void failsWhenAnOperationIsRefused() {
        var broken = new Fake(Duration.ZERO, CompletableFuture.completedFuture(Verdict.OVERLOADED));

        assertThatThrownBy(() -> OpenLoop.run(broken, 1, 100, TIME))
                .hasRootCauseMessage("refused: OVERLOADED");
    }

    /// Answers at once, but the first operation only after a while.
    private static final class Fake implements Machines {
        private final Duration first;
        private final CompletableFuture<Verdict> answer;
        private int asked;

        Fake(Duration first, CompletableFuture<Verdict> answer) {
            this.first = first;
            this.answer = answer;
        }

        @Override
        public CompletableFuture<Verdict> offer(int machine) {
            asked++;
            return asked == 1 && first.isPositive()
                    ? answer.thenApplyAsync(
                            it -> it,
                            CompletableFuture.delayedExecutor(
                                    first.toMillis(), TimeUnit.MILLISECONDS))
                    : answer;
        }

        @Override
        public void operate(int machine) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long moves(int machine) {
            return asked;
        }

        @Override
        public Thread.Builder threads() {
            return Thread.ofVirtual();
        }

        @Override
        public void close() {}
    }
}
