package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.wal.Failpoint;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// More requests than a region takes on.
class OverloadTest extends LifecycleOnTrial {
    private static final int MOST = 300;
    private volatile CountDownLatch disk = new CountDownLatch(0);

    @Override
    LifecycleSettings settings() {
        return LifecycleSettings.standard().withMostInFlight(MOST);
    }

    @Override
    World world() {
        return new World(InstantSource.system(), new Random(1), this::waitForDisk);
    }

    private void waitForDisk(Failpoint point) {
        if (point == Failpoint.DURING_BATCH) {
            try {
                disk.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// A test that fails leaves its disk waiting, and the journal would never close.
    @AfterEach
    void letDiskGoOn() {
        disk.countDown();
    }

    private static Lifecycle.Order label(int number) {
        var wish = new Wish.Label(Map.of("n", Integer.toString(number)), Set.of());
        return new Lifecycle.Order(wish, "ada", Cause.REQUEST, null, null);
    }

    @Test
    void turnsRequestsAwayThatItCannotTakeOnAndLosesNoneThatItTook() {
        done(lifecycle.create(creation("web-1")));
        done(lifecycle.create(creation("web-2")));
        disk = new CountDownLatch(1);

        List<CompletableFuture<Answer<Machine>>> answers = new ArrayList<>();
        for (int i = 0; i < 10 * MOST; i++) {
            answers.add(lifecycle.act(id(i % 2 == 0 ? "web-1" : "web-2"), label(i)));
        }

        // Nothing has been written yet: what is done already was turned away at the gate.
        var settled =
                answers.stream().collect(Collectors.partitioningBy(CompletableFuture::isDone));
        var turnedAway = settled.getOrDefault(true, List.of());
        assertThat(turnedAway).hasSize(9 * MOST);
        assertThat(turnedAway).allSatisfy(OverloadTest::assertOverloaded);
        assertThat(lifecycle.stats().inFlight()).isEqualTo(MOST);
        assertThat(lifecycle.stats().troubles().overloaded()).isEqualTo(9L * MOST);
        disk.countDown();
        settled.getOrDefault(false, List.of()).forEach(LifecycleOnTrial::done);
        assertThat(machine("web-1").version() + machine("web-2").version()).isEqualTo(MOST + 2);
        eventually(() -> lifecycle.stats().inFlight() == 0);
    }

    private static void assertOverloaded(CompletableFuture<Answer<Machine>> answer) {
        var refusal = refused(answer);
        assertThat(refusal.code()).isEqualTo(ErrorCode.OVERLOADED);
        assertThat(refusal.facts()).containsKey("retryAfterSeconds");
    }

    @Test
    void boundsWhatWaitsForOneMachine() {
        done(lifecycle.create(creation("web-1")));
        disk = new CountDownLatch(1);

        List<CompletableFuture<Answer<Machine>>> answers = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            answers.add(lifecycle.act(id("web-1"), label(i)));
        }

        assertThat(answers.stream().filter(CompletableFuture::isDone).count())
                .isBetween(MOST - 258L, MOST - 256L);
        disk.countDown();
        answers.forEach(LifecycleOnTrial::got);
    }

    @Test
    void letsOutcomesThroughWhenNothingElseIsLetIn() {
        running("web-1");
        driver.gate = new CountDownLatch(1);
        var stopping = lifecycle.act(id("web-1"), order(Action.STOP));
        await("web-1", it -> it.status().operation() != null);
        disk = new CountDownLatch(1);
        List<CompletableFuture<Answer<Machine>>> others = new ArrayList<>();
        for (int i = 0; i < 2 * MOST; i++) {
            others.add(lifecycle.act(id("nobody"), order(Action.STOP)));
            others.add(lifecycle.create(creation("web-" + (i + 2))));
        }

        driver.gate.countDown();
        disk.countDown();

        assertThat(done(stopping).state()).isEqualTo(MachineState.STOPPED);
        others.forEach(LifecycleOnTrial::got);
        eventually(() -> lifecycle.stats().inFlight() == 0);
    }

    @Test
    void makesNoRoomForWhoGivesUpWaiting() {
        done(lifecycle.create(creation("web-1")));
        disk = new CountDownLatch(1);
        for (int i = 0; i < 10; i++) {
            lifecycle.act(id("web-1"), label(i)).cancel(false);
        }

        assertThat(lifecycle.stats().inFlight()).isEqualTo(10);
        disk.countDown();
        eventually(() -> lifecycle.stats().inFlight() == 0);
        assertThat(machine("web-1").version()).isEqualTo(11);
    }
}
