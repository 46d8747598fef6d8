package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.KeyedRequest;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.StopPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Requests that come again with their idempotency key.
class RepeatedRequestTest extends LifecycleOnTrial {
    private static final KeyedRequest KEY = new KeyedRequest("key-1", "request-1");

    @Override
    LifecycleSettings settings() {
        return LifecycleSettings.standard().withTerminatedKept(0);
    }

    private CompletableFuture<Answer<Machine>> ask(Wish wish, KeyedRequest keyed) {
        return lifecycle.act(
                id("web-1"), new Lifecycle.Order(wish, "ada", Cause.REQUEST, null, null, keyed));
    }

    private CompletableFuture<Answer<Machine>> ask(Action... actions) {
        return ask(new Wish.Steps(List.of(actions)), KEY);
    }

    @Test
    void getTheFirstAnswerThoughTheMachineHasMovedOn() {
        running("web-1");
        var first = done(ask(Action.STOP));
        done(lifecycle.act(id("web-1"), order(Action.START)));

        var repeated = done(ask(Action.STOP));

        assertThat(repeated).isEqualTo(first);
        assertThat(machine("web-1").state()).isEqualTo(MachineState.RUNNING);
        assertThat(driver.effects).filteredOn(it -> it.startsWith("stop")).hasSize(1);
    }

    @Test
    void getTheAnswerAtTheEndOfAllTheirActions() {
        running("web-1");
        var first = done(ask(Action.STOP, Action.START));

        assertThat(first.state()).isEqualTo(MachineState.RUNNING);
        assertThat(done(ask(Action.STOP, Action.START))).isEqualTo(first);
        assertThat(driver.effects).hasSize(3);
    }

    @Test
    void waitForTheEndOfWhatIsUnderWay() {
        running("web-1");
        driver.gate = new CountDownLatch(1);
        var first = ask(Action.STOP);
        await("web-1", it -> it.state() == MachineState.STOPPING);
        var label = new Wish.Label(Map.of("team", "blue"), Set.of());
        done(ask(label, new KeyedRequest("key-2", "request-2")));

        var repeated = ask(Action.STOP);
        var another = ask(Action.STOP);
        driver.gate.countDown();

        assertThat(done(repeated)).isEqualTo(done(first)).isEqualTo(done(another));
        assertThat(driver.effects).filteredOn(it -> it.startsWith("stop")).hasSize(1);
    }

    @Test
    void areDoneOnceThoughTheyComeTogether() {
        running("web-1");

        var answers = IntStream.range(0, 20).mapToObj(_ -> ask(Action.STOP, Action.START)).toList();

        var first = done(answers.getFirst());
        assertThat(answers).allSatisfy(it -> assertThat(done(it)).isEqualTo(first));
        assertThat(driver.effects).filteredOn(it -> it.startsWith("stop")).hasSize(1);
    }

    @Test
    void findAfterAKillWhatTheirFirstHadCome() throws IOException {
        running("web-1");
        var first = done(ask(Action.STOP));
        // What is answered when it is durable comes after the outcome, which is answered before
        // that.
        var label = new Wish.Label(Map.of("team", "blue"), Set.of());
        done(ask(label, new KeyedRequest("key-2", "request-2")));

        killAndRestart();

        assertThat(done(ask(Action.STOP))).isEqualTo(first);
        assertThat(driver.effects).filteredOn(it -> it.startsWith("stop")).hasSize(1);
    }

    @Test
    void waitAfterAKillForWhatIsTakenUpAgain() throws IOException {
        running("web-1");
        driver.gate = new CountDownLatch(1);
        var _ = ask(Action.STOP);
        await("web-1", it -> it.state() == MachineState.STOPPING);

        killAndRestart();

        assertThat(done(ask(Action.STOP)).state()).isEqualTo(MachineState.STOPPED);
        var history = lifecycle.history(id("web-1")).orElseThrow().transitions();
        assertThat(history)
                .filteredOn(it -> it.to() == MachineState.STOPPED)
                .extracting(it -> it.cause())
                .containsExactly(Cause.RECOVERY);
    }

    @Test
    void failAsTheFirstDid() {
        done(lifecycle.create(creation("web-1")));
        driver.failStart = "there is no such program";
        var first = refused(ask(Action.START));
        driver.failStart = null;

        var repeated = refused(ask(Action.START));

        assertThat(first.code()).isEqualTo(ErrorCode.DRIVER_FAILED);
        assertThat(repeated).isEqualTo(first);
        assertThat(machine("web-1").state()).isEqualTo(MachineState.STOPPED);
    }

    @Test
    void failAsTheFirstDidThoughItIsTriedAgainSince() {
        running("web-1");
        driver.failStop = "it still runs";
        var first = refused(ask(Action.STOP));

        assertThat(refused(ask(Action.STOP))).isEqualTo(first);
        driver.failStop = null;
        await("web-1", it -> it.state() == MachineState.STOPPED);
        assertThat(refused(ask(Action.STOP))).isEqualTo(first);
    }

    @Test
    void areTriedWhereTheFirstWasRefused() {
        running("web-1");
        var first = refused(ask(Action.START));
        done(lifecycle.act(id("web-1"), order(Action.STOP)));

        assertThat(first.code()).isEqualTo(ErrorCode.INVALID_TRANSITION);
        assertThat(done(ask(Action.START)).state()).isEqualTo(MachineState.RUNNING);
    }

    @Test
    void mayNotAskForSomethingElse() {
        running("web-1");
        done(ask(Action.STOP));

        var refusal =
                refused(
                        ask(
                                new Wish.Steps(List.of(Action.START)),
                                new KeyedRequest(KEY.key(), "request-2")));

        assertThat(refusal.code()).isEqualTo(ErrorCode.IDEMPOTENCY_CONFLICT);
        assertThat(machine("web-1").state()).isEqualTo(MachineState.STOPPED);
    }

    @Test
    void areOthersWithAnotherKey() {
        running("web-1");
        done(ask(Action.STOP, Action.START));

        done(
                ask(
                        new Wish.Steps(List.of(Action.STOP, Action.START)),
                        new KeyedRequest("key-2", KEY.request())));

        assertThat(driver.effects).filteredOn(it -> it.startsWith("stop")).hasSize(2);
    }

    @Test
    void getTheFirstAnswerBeforeTheVersionIsLookedAt() {
        var running = running("web-1");
        var wish = new Wish.Steps(List.of(Action.STOP));
        var order = new Lifecycle.Order(wish, "ada", Cause.REQUEST, running.version(), null, KEY);
        var first = done(lifecycle.act(id("web-1"), order));

        assertThat(done(lifecycle.act(id("web-1"), order))).isEqualTo(first);
    }

    @Test
    void areRecognisedThoughTheyChangedNothing() {
        var running = running("web-1");
        var wish = new Wish.Configure(running.spec(), Note.Kind.CONFIGURED, "the same again");

        var first = done(ask(wish, KEY));

        assertThat(first.version()).isEqualTo(running.version());
        done(lifecycle.act(id("web-1"), order(Action.STOP)));
        assertThat(done(ask(wish, KEY))).isEqualTo(first);
    }

    @Test
    void areAnsweredForAMachineThatHasLeftTheLists() {
        done(lifecycle.create(creation("web-1")));
        // Makes it a file, which it has to have before it may leave memory.
        assertThat(lifecycle.history(id("web-1"))).isPresent();
        var first = done(ask(Action.DESTROY));
        eventually(() -> !lifecycle.census().containsValue(1));

        assertThat(done(ask(Action.DESTROY))).isEqualTo(first);
        assertThat(
                        refused(
                                        ask(
                                                new Wish.Steps(List.of(Action.DESTROY)),
                                                new KeyedRequest("key-2", KEY.request())))
                                .code())
                .isEqualTo(ErrorCode.INVALID_TRANSITION);
    }

    @Test
    void areToldWhatBecameOfWhatWasDoneBesideTheLife() {
        running("web-1");
        var note = new Wish.Remember(Note.Kind.SIGNALLED, "SIGHUP");
        done(ask(note, KEY));
        assertThat(lifecycle.earlier(id("web-1"), KEY)).contains(KEY);

        done(ask(new Wish.Outcome(Note.Kind.SIGNALLED, null), KEY.withOutcome("sent")));

        assertThat(lifecycle.earlier(id("web-1"), KEY)).contains(KEY.withOutcome("sent"));
        assertThat(lifecycle.earlier(id("web-1"), new KeyedRequest("key-2", "r"))).isEmpty();
        assertThat(lifecycle.earlier(id("nobody"), KEY)).isEmpty();
        assertThat(lifecycle.history(id("web-1")).orElseThrow().notes()).hasSize(1);
    }

    @Test
    void stopAsTheyWereToldAlsoAfterAKill() throws IOException {
        running("web-1");
        driver.gate = new CountDownLatch(1);
        var policy = new StopPolicy("SIGINT", Duration.ofSeconds(3));
        var _ = ask(new Wish.Steps(List.of(Action.STOP), policy), KEY);
        await("web-1", it -> it.state() == MachineState.STOPPING);

        killAndRestart();
        await("web-1", it -> it.state() == MachineState.STOPPED);

        assertThat(driver.stoppedAs).containsOnly(policy);
    }
}
