package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Machines that rest, and wake.
class HibernationTest extends LifecycleOnTrial {
    private static final int CALLERS = 16;
    private static final int ORDERS_EACH = 200;

    @Test
    void letsAnActorGoWhenThereIsNothingMoreToDo() {
        running("web-1");
        done(lifecycle.act(id("web-1"), order(Action.STOP)));

        eventually(() -> lifecycle.stats().awake() == 0);
    }

    @Test
    void keepsAnActorWhileAnOperationIsUnderWay() {
        running("web-1");
        driver.gate = new CountDownLatch(1);
        var suspending = lifecycle.act(id("web-1"), order(Action.SUSPEND));
        await("web-1", it -> it.status().operation() != null);

        assertThat(lifecycle.stats().awake()).isEqualTo(1);
        driver.gate.countDown();
        done(suspending);
        eventually(() -> lifecycle.stats().awake() == 0);
    }

    /// Every order finds an actor on its way to rest, or just woken by another: none may be lost, none heard twice.
    @Test
    void losesNoMessageBetweenRestAndWaking() throws Exception {
        for (int i = 0; i < 3; i++) {
            done(lifecycle.create(creation("web-" + i)));
        }
        var answers = new ArrayList<CompletableFuture<Answer<Machine>>>();
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int caller = 0; caller < CALLERS; caller++) {
                int number = caller;
                var _ = callers.submit(() -> labelAgainAndAgain(number, answers));
            }
        }

        long done = answers.stream().map(LifecycleOnTrial::got).filter(this::isDone).count();

        assertThat(answers).hasSize(CALLERS * ORDERS_EACH);
        assertThat(done).isEqualTo(CALLERS * ORDERS_EACH);
        long versions = 0;
        for (int i = 0; i < 3; i++) {
            versions += machine("web-" + i).version() - 1;
            assertThat(lifecycle.history(id("web-" + i)).orElseThrow().notes())
                    .hasSize((int) machine("web-" + i).version() - 1);
        }
        assertThat(versions).isEqualTo(done);
        eventually(() -> lifecycle.stats().awake() == 0 && lifecycle.stats().inFlight() == 0);
    }

    private void labelAgainAndAgain(int caller, List<CompletableFuture<Answer<Machine>>> answers) {
        for (int i = 0; i < ORDERS_EACH; i++) {
            var wish = new Wish.Label(Map.of("by", caller + "." + i), Set.of());
            var answer =
                    lifecycle.act(
                            id("web-" + (i % 3)),
                            new Lifecycle.Order(wish, "ada", Cause.REQUEST, null, null));
            synchronized (answers) {
                answers.add(answer);
            }
            if (i % 2 == 0) {
                // Half of the time the actor has time to rest.
                got(answer);
            }
        }
    }

    private boolean isDone(Answer<Machine> answer) {
        return switch (answer) {
            case Answer.Done<Machine> _ -> true;
            case Answer.Refused<Machine>(Refusal refusal) ->
                    throw new AssertionError(refusal.message());
        };
    }
}
