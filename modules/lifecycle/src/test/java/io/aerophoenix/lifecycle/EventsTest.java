package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.wal.JournalSettings;
import io.aerophoenix.wal.WalSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {
    private static final long PATIENCE_SECONDS = 20;

    @TempDir Path folder;

    private final ScriptedDriver driver = new ScriptedDriver();

    private DurableLifecycle open(int kept) {
        var never = Duration.ofHours(1);
        var settings =
                new WalSettings(
                        folder,
                        new WalSettings.Storing(1, 8, Duration.ofMillis(20), 1 << 20),
                        WalSettings.Upkeep.STANDARD.withTrimming(
                                kept < 1000 ? Duration.ofMillis(50) : never, kept),
                        JournalSettings.standard());
        return DurableLifecycle.open(settings, List.of(driver), InstantSource.system());
    }

    private static void live(Lifecycle lifecycle, String name) {
        lifecycle.create(creation(name, Action.START)).join();
        lifecycle.act(id(name), order(Action.STOP)).join();
    }

    /// Collects what it hears.
    private static final class Heard implements EventListener {
        private final BlockingQueue<Object> all = new LinkedBlockingQueue<>();

        @Override
        public void changed(List<MachineEvent> events) {
            events.forEach(event -> all.add(event.position()));
        }

        @Override
        public void missed(long oldestKept) {
            all.add("missed up to " + oldestKept);
        }

        List<Object> next(int count) throws InterruptedException {
            var found = new ArrayList<>();
            while (found.size() < count) {
                var one = all.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(one).as("after %s", found).isNotNull();
                found.add(one);
            }
            return found;
        }
    }

    @Test
    void comeInOrderWithoutHolesFromNowOn() throws InterruptedException {
        try (var lifecycle = open(1000)) {
            live(lifecycle, "before");
            var heard = new Heard();
            try (var _ = lifecycle.watch(null, heard)) {
                live(lifecycle, "web-1");

                assertThat(heard.next(4))
                        .doesNotContain(1L, 2L)
                        .isSortedAccordingTo((a, b) -> Long.compare((Long) a, (Long) b));
            }
        }
    }

    @Test
    void areTakenUpAfterARestartWhereTheyWereLeft() throws InterruptedException {
        try (var lifecycle = open(1000)) {
            live(lifecycle, "web-1");
        }
        try (var lifecycle = open(1000)) {
            var heard = new Heard();
            try (var _ = lifecycle.watch(2L, heard)) {
                assertThat(heard.next(2)).containsExactly(3L, 4L);
                live(lifecycle, "web-2");
                assertThat(heard.next(4)).containsExactly(5L, 6L, 7L, 8L);
            }
        }
    }

    @Test
    void sayWhatIsMissingWhenItIsNoLongerKept() throws InterruptedException {
        try (var lifecycle = open(2)) {
            for (int i = 0; i < 4; i++) {
                live(lifecycle, "web-" + i);
                lifecycle.act(id("web-" + i), order(Action.DESTROY)).join();
            }
        }
        try (var lifecycle = open(2)) {
            awaitTrimmed(lifecycle);
            var heard = new Heard();
            try (var _ = lifecycle.watch(1L, heard)) {
                var first = heard.next(1).getFirst();

                assertThat(first).asString().startsWith("missed up to ");
            }
        }
    }

    private static void awaitTrimmed(DurableLifecycle lifecycle) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (lifecycle.oldestEvent() <= 2 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(lifecycle.oldestEvent()).isGreaterThan(2);
    }

    @Test
    void beginNowForThoseWhoAskForAPositionThatWasNeverGiven() throws InterruptedException {
        try (var lifecycle = open(1000)) {
            var heard = new Heard();
            try (var _ = lifecycle.watch(1_000_000L, heard)) {
                assertThat(heard.next(1)).containsExactly("missed up to 1");
                live(lifecycle, "web-1");

                assertThat(heard.next(4)).containsExactly(1L, 2L, 3L, 4L);
            }
        }
    }

    @Test
    void endWhenNobodyListensAnyMore() throws InterruptedException {
        try (var lifecycle = open(1000)) {
            var heard = new Heard();
            var subscription = lifecycle.watch(null, heard);
            live(lifecycle, "web-1");
            heard.next(4);

            subscription.close();
            subscription.close();
            live(lifecycle, "web-2");

            assertThat(heard.all).isEmpty();
        }
    }
}
