package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// A journal that cannot be written for a while.
class JournalTroubleTest extends LifecycleOnTrial {
    private void moveJournal(String from, String to) throws IOException {
        var folder = temp.resolve("region");
        for (var part : new String[] {"", "-wal", "-shm"}) {
            Path file = folder.resolve(from + part);
            if (Files.exists(file)) {
                Files.move(file, folder.resolve(to + part));
            }
        }
    }

    @Test
    void findsAnOutcomeAgainThatTheJournalDidNotTake() throws Exception {
        running("web-1");
        assertThat(lifecycle.history(id("web-1"))).isPresent();
        driver.gate = new CountDownLatch(1);
        var stopping = lifecycle.act(id("web-1"), order(Action.STOP));
        await("web-1", it -> it.status().operation() != null);

        moveJournal("journal.db", "away.db");
        eventually(() -> !lifecycle.healthy());
        driver.gate.countDown();

        // Told as it is, since the effect is done; and not kept, since nothing can be.
        assertThat(done(stopping).state()).isEqualTo(MachineState.STOPPED);
        assertThat(refused(lifecycle.act(id("web-1"), order(Action.START))).code())
                .isEqualTo(ErrorCode.STORAGE_FAILED);
        moveJournal("away.db", "journal.db");
        eventually(lifecycle::healthy);
        eventually(() -> lifecycle.stats().troubles().actorRestarts() == 1);
        var stopped =
                await(
                        "web-1",
                        it ->
                                it.state() == MachineState.STOPPED
                                        && it.status().operation() == null);
        assertThat(lifecycle.history(stopped.id()).orElseThrow().transitions())
                .last()
                .satisfies(it -> {
                    assertThat(it.to()).isEqualTo(MachineState.STOPPED);
                    assertThat(it.cause()).isEqualTo(Cause.RECOVERY);
                });
        assertThat(lifecycle.quarantined()).isZero();
        assertThat(done(lifecycle.act(id("web-1"), order(Action.START))).state())
                .isEqualTo(MachineState.RUNNING);
    }
}
