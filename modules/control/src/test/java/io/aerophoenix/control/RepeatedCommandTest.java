package io.aerophoenix.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.Execution;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.lifecycle.Wish;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Commands that come again with their idempotency key, through the door.
class RepeatedCommandTest extends OperatedRegion {
    private static final Precondition KEY = new Precondition(null, null, "once");
    private static final Execution EXECUTION =
            new Execution(List.of("migrate", "secret"), "", Duration.ofSeconds(1));

    private final AtomicInteger executed = new AtomicInteger();
    private final AtomicInteger signalled = new AtomicInteger();
    private final Semaphore begun = new Semaphore(0);
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean interrupted;

    /// Runs commands, as far as one can tell, and counts what is asked of it.
    @Override
    MachineDriver seenByTheRegion(MachineDriver real) {
        return (MachineDriver)
                Proxy.newProxyInstance(
                        MachineDriver.class.getClassLoader(),
                        new Class<?>[] {MachineDriver.class},
                        (_, method, arguments) -> {
                            switch (method.getName()) {
                                case "execute" -> {
                                    return execute();
                                }
                                case "signal" -> signalled.incrementAndGet();
                                default -> {}
                            }
                            try {
                                return method.invoke(real, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private Execution.Outcome execute() throws InterruptedException {
        executed.incrementAndGet();
        begun.release();
        gate.await();
        if (interrupted) {
            throw new InterruptedException("the region ends");
        }
        return new Execution.Outcome(3, null, "much", "", false, false);
    }

    private static <T> CompletableFuture<T> beside(Supplier<T> work) {
        var result = new CompletableFuture<T>();
        Thread.ofVirtual().start(() -> result.complete(work.get()));
        return result.orTimeout(20, TimeUnit.SECONDS);
    }

    private Answer<Execution.Outcome> run(MachineId id, Execution execution) {
        return ask(new WorkloadCommand.Execute(id, execution, KEY));
    }

    private WorkloadCommand.SendSignal hangUp(MachineId id, Precondition given) {
        return new WorkloadCommand.SendSignal(id, "HUP", given);
    }

    @Test
    void isDoneOnceOfEachKind() {
        var id = running("web").id();
        var changed = spec("web", Map.of("LEVEL", "debug"), "1ms");
        List<Command<?>> commands =
                List.of(
                        new Command.StopMachine(
                                id, new StopPolicy("SIGINT", Duration.ZERO), key(1)),
                        new Command.StartMachine(id, key(2)),
                        new Command.RestartMachine(id, key(3)),
                        new Command.SuspendMachine(id, key(4)),
                        new Command.ResumeMachine(id, key(5)),
                        new ConfigurationCommand.UpdateMachine(id, changed, key(6)),
                        new ConfigurationCommand.RollBackMachine(id, 3, key(7)),
                        new ConfigurationCommand.LabelMachine(
                                id, Map.of("tier", "gold"), Set.of("sim.boot"), key(8)),
                        new ConfigurationCommand.CordonMachine(id, key(9)),
                        new ConfigurationCommand.UncordonMachine(id, key(10)),
                        hangUp(id, key(11)),
                        new WorkloadCommand.LimitMemory(id, 60, key(12)),
                        new WorkloadCommand.ReclaimMemory(id, 3, key(13)),
                        new Command.ForceDestroyMachine(id, key(14)));

        for (var command : commands) {
            var first = ask(command);
            var repeated = ask(command);

            assertThat(first).as("%s", command).isInstanceOf(Answer.Done.class);
            assertThat(repeated).as("%s", command).isEqualTo(first);
        }
        var gone = find(id);
        assertThat(gone.state()).isEqualTo(MachineState.TERMINATED);
        for (var command : commands) {
            assertThat(ask(command)).as("%s", command).isInstanceOf(Answer.Done.class);
        }
        assertThat(find(id)).isEqualTo(gone);
        assertThat(signalled).hasValue(1);
    }

    private static Precondition key(int number) {
        return new Precondition(null, null, "key " + number);
    }

    @Test
    void mayNotAskForSomethingElse() {
        var id = running("web").id();
        done(ask(hangUp(id, KEY)));

        for (var other :
                List.<Command<?>>of(
                        new Command.StopMachine(id, KEY),
                        new WorkloadCommand.SendSignal(id, "USR1", KEY),
                        new ConfigurationCommand.LabelMachine(id, Map.of(), Set.of("x"), KEY),
                        new WorkloadCommand.Execute(id, EXECUTION, KEY))) {
            assertThat(refused(ask(other)).code()).isEqualTo(ErrorCode.IDEMPOTENCY_CONFLICT);
        }
        assertThat(find(id).state()).isEqualTo(MachineState.RUNNING);
        assertThat(executed).hasValue(0);
    }

    @Test
    void isAnotherOfAnotherCallerAndOfAnotherMachine() {
        var id = running("web").id();
        done(ask(hangUp(id, KEY)));

        done(control.handle(BOB, hangUp(id, KEY)));
        done(ask(hangUp(running("other").id(), KEY)));

        assertThat(signalled).hasValue(3);
    }

    @Test
    void isRecognisedAfterARestart() throws Exception {
        var id = running("web").id();
        var first = done(ask(new Command.StopMachine(id, KEY)));
        done(ask(new Command.StartMachine(id, Precondition.NONE)));

        reopen();

        assertThat(done(ask(new Command.StopMachine(id, KEY)))).isEqualTo(first);
        assertThat(refused(ask(new Command.DestroyMachine(id, KEY))).code())
                .isEqualTo(ErrorCode.IDEMPOTENCY_CONFLICT);
    }

    @Test
    void doesNotRunACommandAgainAndSaysHowItEnded() throws Exception {
        var id = running("web").id();
        assertThat(done(run(id, EXECUTION)).code()).isEqualTo(3);

        var repeated = refused(run(id, EXECUTION));
        reopen();
        var afterwards = refused(run(id, EXECUTION));

        assertThat(repeated.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED);
        assertThat(repeated.message())
                .contains("migrate was run", "ended with code 3", "not kept", "a new key")
                .doesNotContain("secret");
        assertThat(afterwards).isEqualTo(repeated);
        assertThat(executed).hasValue(1);
    }

    @Test
    void waitsForTheEndOfACommandThatIsRun() throws Exception {
        var id = running("web").id();
        gate = new CountDownLatch(1);
        var first = beside(() -> run(id, EXECUTION));
        begun.acquire();

        var repeats =
                IntStream.range(0, 5).mapToObj(_ -> beside(() -> run(id, EXECUTION))).toList();
        var other = refused(run(id, new Execution(List.of("other"), "", Duration.ofSeconds(1))));
        gate.countDown();

        var outcome = done(first.join());
        assertThat(other.code()).isEqualTo(ErrorCode.IDEMPOTENCY_CONFLICT);
        // One that came late was told that it has been run.
        assertThat(repeats)
                .allSatisfy(it -> {
                    switch (it.join()) {
                        case Answer.Done<Execution.Outcome>(var same) ->
                                assertThat(same).isEqualTo(outcome);
                        case Answer.Refused<Execution.Outcome>(var refusal) ->
                                assertThat(refusal.message()).contains("was run");
                    }
                });
        assertThat(executed).hasValue(1);
    }

    @Test
    void isNotGuessedWhereNobodyKnowsWhatBecameOfIt() throws Exception {
        var id = running("web").id();
        interrupted = true;
        assertThat(beside(() -> refused(run(id, EXECUTION))).join().code())
                .isEqualTo(ErrorCode.TIMEOUT);
        interrupted = false;

        var repeated = refused(run(id, EXECUTION));

        assertThat(repeated.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED);
        assertThat(repeated.message()).contains("nobody knows what became of it");
        assertThat(executed).hasValue(1);
    }

    @Test
    void failsAsTheFirstDidAndIsNotNotedAsDone() {
        var id = running("web").id();
        done(ask(new Command.SuspendMachine(id, Precondition.NONE)));
        var first = refused(ask(hangUp(id, KEY)));
        done(ask(new Command.ResumeMachine(id, Precondition.NONE)));

        var repeated = refused(ask(hangUp(id, KEY)));

        assertThat(first.code()).isEqualTo(ErrorCode.DRIVER_FAILED);
        assertThat(repeated).isEqualTo(first);
        assertThat(done(ask(new Query.GetHistory(id))).notes())
                .extracting(Note::text)
                .containsExactly("SIGHUP asked for", "SIGHUP not sent: " + first.message());
    }

    @Test
    void isNotNotedWhereThereIsNoSuchSignal() {
        var id = running("web").id();

        for (var signal : List.of("SIGNONE", "SIGSTOP")) {
            assertThat(refused(ask(new WorkloadCommand.SendSignal(id, signal, KEY))).message())
                    .startsWith("signal: ");
        }

        assertThat(notes(id)).isEmpty();
        assertThat(signalled).hasValue(0);
    }

    @Test
    void saysWhatIsWrongWithAnAmountOfMemory() {
        var id = running("web").id();

        assertThat(refused(ask(new WorkloadCommand.LimitMemory(id, 0, KEY))).message())
                .isEqualTo("limitMb: must be 1 or more");
        assertThat(refused(ask(new WorkloadCommand.ReclaimMemory(id, 0, KEY))).message())
                .isEqualTo("amountMb: must be 1 or more");
        assertThat(refused(ask(new WorkloadCommand.LimitMemory(id, 1, KEY))).code())
                .isEqualTo(ErrorCode.DRIVER_FAILED);
    }

    @Test
    void looksIntoAWorkload() {
        var id = running("web").id();
        done(ask(new WorkloadCommand.LimitMemory(id, 60, Precondition.NONE)));

        assertThat(done(ask(new Query.GetMemory(id))).limitMb()).isEqualTo(60);
        assertThat(done(ask(new Query.ListProcesses(id)))).hasSize(1);
        done(ask(new Command.StopMachine(id, Precondition.NONE)));
        assertThat(done(ask(new Query.ListProcesses(id)))).isEmpty();
        assertThat(refused(ask(new Query.GetMemory(id))).code()).isEqualTo(ErrorCode.DRIVER_FAILED);
        assertThat(notes(id)).containsExactly(Note.Kind.MEMORY_LIMITED);
    }

    @Test
    void acquiresOneLeaseAndIsToldItsNonceAgain() throws Exception {
        var id = running("web").id();
        var acquire = new LeaseCommand.AcquireLease(id, "deploy", Duration.ofSeconds(60), "once");
        var first = done(ask(acquire));

        assertThat(done(ask(acquire)).nonce()).isEqualTo(first.nonce());
        assertThat(done(ask(acquire)).machine()).isEqualTo(first.machine());
        reopen();
        assertThat(done(ask(acquire)).nonce()).isEqualTo(first.nonce());
        assertThat(done(ask(acquire)).toString()).doesNotContain(first.nonce());
        done(ask(new Command.StartMachine(id, new Precondition(null, first.nonce()))));
        assertThat(refused(control.handle(BOB, acquire)).code()).isEqualTo(ErrorCode.LOCKED);
    }

    @Test
    void renewsReleasesAndBreaksALeaseOnce() {
        var id = running("web").id();
        var minute = Duration.ofSeconds(60);
        var nonce = done(ask(new LeaseCommand.AcquireLease(id, "deploy", minute))).nonce();
        var renew = new LeaseCommand.RenewLease(id, minute, nonce, "renewal");
        var release = new LeaseCommand.ReleaseLease(id, nonce, "release");
        var broken = new LeaseCommand.BreakLease(id, "gone", "break");

        var renewed = done(ask(renew));
        var released = done(ask(release));
        done(ask(new LeaseCommand.AcquireLease(id, "another", minute)));
        var free = done(ask(broken));
        done(ask(new LeaseCommand.AcquireLease(id, "a third", minute)));

        assertThat(done(ask(renew))).isEqualTo(renewed);
        assertThat(done(ask(release))).isEqualTo(released);
        assertThat(done(ask(broken))).isEqualTo(free);
        assertThat(find(id).status().lease()).isNotNull();
    }

    @Test
    void keepsAnnexesThatItDoesNotBring() {
        var id = running("web").id();
        var faced = find(id).spec().withAnnexes(Map.of("fly", "{}"));
        done(ask(new ConfigurationCommand.UpdateMachine(id, faced, Precondition.NONE)));
        var plain = spec("web", Map.of("LEVEL", "debug"), "1ms");

        var kept =
                done(
                        ask(
                                new ConfigurationCommand.UpdateMachine(
                                        id, plain, Wish.Annexes.KEPT, Precondition.NONE)));
        var replaced =
                done(ask(new ConfigurationCommand.UpdateMachine(id, plain, Precondition.NONE)));

        assertThat(kept.spec()).isEqualTo(plain.withAnnexes(Map.of("fly", "{}")));
        assertThat(replaced.spec()).isEqualTo(plain);
    }

    @Test
    void makesNoVersionWhereNothingChanges() {
        var machine = running("web");

        var same =
                done(
                        ask(
                                new ConfigurationCommand.UpdateMachine(
                                        machine.id(), machine.spec(), Precondition.NONE)));
        var labelled =
                done(
                        ask(
                                new ConfigurationCommand.LabelMachine(
                                        machine.id(),
                                        machine.spec().metadata(),
                                        Set.of(),
                                        Precondition.NONE)));

        assertThat(same).isEqualTo(machine);
        assertThat(labelled).isEqualTo(machine);
        assertThat(find(machine.id()).status().step()).isEqualTo(machine.status().step());
    }
}
