package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.HealthCheck.Then;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.lifecycle.Health.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthMonitorTest {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final long PATIENCE_SECONDS = 20;

    private final DrivenTime time = new DrivenTime();
    private final ScriptedDriver driver = new ScriptedDriver();
    private final BlockingQueue<Lifecycle.Order> orders = new LinkedBlockingQueue<>();
    private final List<Machine> fleet = new ArrayList<>();
    private Answer<Machine> answer = Answer.refused(ErrorCode.LOCKED, "held");
    private Answer<Machine> answerToNotes = new Answer.Done<>(Lives.running("noted"));
    private Provisions provisions = Provisions.NONE;
    private HealthMonitor monitor = monitor(time);

    private HealthMonitor monitor(Executor threads) {
        var tools =
                new HealthTools(
                        Map.of(ScriptedDriver.NAME, driver),
                        machine -> provisions.provided(machine),
                        time,
                        new Random(1),
                        threads,
                        time,
                        this::act,
                        new HealthTools.Counts());
        return new HealthMonitor(tools, fleet::stream);
    }

    private CompletableFuture<Answer<Machine>> act(MachineId machine, Lifecycle.Order order) {
        orders.add(order);
        return CompletableFuture.completedFuture(
                order.wish() instanceof Wish.Remember ? answerToNotes : answer);
    }

    @Test
    void spreadsTheFirstTriesAndThenKeepsTheInterval() {
        for (int i = 0; i < 100; i++) {
            monitor.heard(Lives.running("m" + i, check(Then.REPORT)));
        }

        for (int second = 1; second <= 10; second++) {
            long before = monitor.stats().tries();
            time.move(Duration.ofSeconds(1));
            assertThat(monitor.stats().tries() - before).isBetween(1L, 30L);
        }
        assertThat(monitor.stats().tries()).isEqualTo(100);
        time.move(INTERVAL);
        assertThat(monitor.stats().tries()).isEqualTo(200);
    }

    @Test
    void beginsUnknownAndTellsWhatTheTriesFound() {
        var machine = Lives.running("web", check(Then.REPORT));
        monitor.heard(machine);
        assertThat(monitor.health(machine)).isEqualTo(Health.untried(machine));

        time.move(INTERVAL);
        assertThat(monitor.health(machine).verdict()).isEqualTo(Verdict.PASSING);
        assertThat(monitor.health(machine).checks())
                .singleElement()
                .satisfies(it -> assertThat(it.output()).isEqualTo("scripted"));

        driver.checked = CheckResult.failed("gone");
        time.move(INTERVAL);
        assertThat(monitor.health(machine).verdict()).isEqualTo(Verdict.PASSING);
        time.move(INTERVAL);
        assertThat(monitor.health(machine).verdict()).isEqualTo(Verdict.CRITICAL);
        assertThat(monitor.stats()).isEqualTo(new HealthStats(3, 2, 1));
    }

    @Test
    void providesCommandsWithWhatTheWorkloadHasAndAsksForItForNothingElse() {
        provisions = machine -> machine.spec().withEnv(Map.of("SECRET", "x"));
        monitor.heard(Lives.running("web", asking(new HealthCheck.Exec(List.of("true")))));
        time.move(INTERVAL);
        assertThat(driver.given.getLast().env()).containsEntry("SECRET", "x");

        monitor.heard(Lives.running("other", check(Then.REPORT)));
        time.move(INTERVAL);
        assertThat(driver.given).anySatisfy(it -> assertThat(it.env()).doesNotContainKey("SECRET"));
    }

    @Test
    void findsNothingOutWhenACommandCannotBeProvided() {
        provisions =
                _ -> {
                    throw new DriverException("a secret cannot be read");
                };
        var machine = Lives.running("web", asking(new HealthCheck.Exec(List.of("true"))));
        monitor.heard(machine);

        time.move(INTERVAL.multipliedBy(5));

        assertThat(monitor.health(machine).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(monitor.health(machine).checks().getFirst().output())
                .isEqualTo("a secret cannot be read");
    }

    private static HealthCheck asking(HealthCheck.Probe probe) {
        return new HealthCheck("web", probe, INTERVAL, TIMEOUT, Duration.ZERO, 2, 1, Then.REPORT);
    }

    @Test
    void writesDownEachNewVerdictOnce() {
        monitor.heard(Lives.running("web", check(Then.REPORT)));
        time.move(INTERVAL.multipliedBy(3));
        driver.checked = CheckResult.failed("gone");
        time.move(INTERVAL.multipliedBy(5));

        assertThat(orders)
                .extracting(Lifecycle.Order::wish)
                .containsExactly(
                        new Wish.Remember(Note.Kind.HEALTH, "check web: passing: scripted"),
                        new Wish.Remember(Note.Kind.HEALTH, "check web: critical: gone"));
        assertThat(orders)
                .allSatisfy(order -> {
                    assertThat(order.cause()).isEqualTo(Cause.HEALTH);
                    assertThat(order.actor()).isEqualTo("region");
                    assertThat(order.expectedVersion()).isNull();
                });
    }

    @Test
    void writesAVerdictDownWithALaterTryWhenTheJournalRefusedIt() {
        answerToNotes = Answer.refused(ErrorCode.OVERLOADED, "too much");
        monitor.heard(Lives.running("web", check(Then.REPORT)));
        time.move(INTERVAL);
        assertThat(orders).hasSize(1);

        answerToNotes = new Answer.Done<>(Lives.running("noted"));
        time.move(INTERVAL.multipliedBy(3));

        assertThat(orders).hasSize(2);
    }

    @Test
    void asksForARestartOfThisLifeAndNoOther() {
        var machine = Lives.running("web", check(Then.RESTART));
        driver.checked = CheckResult.failed("gone");
        monitor.heard(machine);

        time.move(INTERVAL.multipliedBy(2));

        var restart = restarts().getFirst();
        assertThat(restart.wish()).isEqualTo(new Wish.Steps(List.of(Action.STOP, Action.START)));
        assertThat(restart.cause()).isEqualTo(Cause.HEALTH);
        assertThat(restart.expectedVersion()).isEqualTo(machine.version());
    }

    @Test
    void asksAgainWithTheNextFailedTryWhenItWasRefused() {
        driver.checked = CheckResult.failed("gone");
        monitor.heard(Lives.running("web", check(Then.RESTART)));

        time.move(INTERVAL.multipliedBy(4));

        assertThat(restarts()).hasSize(3);
    }

    @Test
    void leavesLongerAndLongerWaitsBetweenRestarts() {
        driver.checked = CheckResult.failed("gone");
        var check = check(Then.RESTART, Duration.ofSeconds(1), 1);
        answer = new Answer.Done<>(Lives.running("web", check));
        var times = new ArrayList<Long>();
        int step = 1;
        monitor.heard(Lives.running("web", step, time.instant(), check));

        for (int tenth = 0; tenth < 3000; tenth++) {
            time.move(Duration.ofMillis(100));
            if (restarts().size() > times.size()) {
                times.add(Duration.between(NOON, time.instant()).toSeconds());
                step++;
                monitor.heard(Lives.running("web", step, time.instant(), check));
            }
        }

        // At most seven in the first minute, and then one a minute.
        assertThat(times.stream().filter(it -> it < 60)).hasSizeBetween(5, 7);
        assertThat(times).hasSizeBetween(8, 11);
    }

    @Test
    void doesNotTryWhatIsSuspendedStoppedOrHeldByAnOperation() {
        var check = check(Then.REPORT);
        for (var machine :
                List.of(
                        Lives.suspended("a", check),
                        Lives.stopped("b", check),
                        Lives.busy("c", check))) {
            monitor.heard(machine);
            assertThat(monitor.health(machine).verdict()).isEqualTo(Verdict.UNKNOWN);
        }

        time.move(INTERVAL.multipliedBy(3));

        assertThat(monitor.stats().tries()).isZero();
    }

    @Test
    void endsTheTriesOfALifeThatIsOver() {
        var check = check(Then.REPORT);
        driver.checked = CheckResult.failed("gone");
        monitor.heard(Lives.running("web", check));
        time.move(INTERVAL.multipliedBy(2));
        assertThat(monitor.stats().critical()).isOne();

        monitor.heard(Lives.stopped("web", check));

        assertThat(monitor.stats().critical()).isZero();
        assertThat(time.pending()).isZero();
    }

    @Test
    void beginsAnewWithANewLife() {
        var check = check(Then.REPORT);
        driver.checked = CheckResult.failed("gone");
        monitor.heard(Lives.running("web", 1, NOON, check));
        time.move(INTERVAL.multipliedBy(2));

        var next = Lives.running("web", 2, time.instant(), check);
        monitor.heard(next);

        assertThat(monitor.health(next)).isEqualTo(Health.untried(next));
    }

    @Test
    void takesAnotherConfigurationAtOnceAndKeepsWhatItLeavesAlone() {
        var web = check(Then.REPORT);
        var database = named("database", Then.REPORT);
        monitor.heard(Lives.running("m", 1, NOON, web));
        time.move(INTERVAL);

        var configured = Lives.configured("m", 1, NOON, web, database);
        monitor.heard(configured);
        assertThat(monitor.health(configured).checks())
                .extracting(Health.Check::verdict)
                .containsExactly(Verdict.PASSING, Verdict.UNKNOWN);
        time.move(INTERVAL);

        assertThat(monitor.health(configured).checks())
                .extracting(Health.Check::inARow)
                .containsExactly(2, 1);
    }

    @Test
    void doesNotBelieveOldNews() {
        var check = check(Then.REPORT);
        var newer = Lives.running("web", 2, NOON, check);
        monitor.heard(newer);
        time.move(INTERVAL);

        monitor.heard(Lives.running("web", 1, NOON, check));

        assertThat(monitor.health(newer).verdict()).isEqualTo(Verdict.PASSING);
    }

    @Test
    void doesNotCountATryThatSaysNothing() {
        var machine = Lives.running("web", check(Then.RESTART, INTERVAL, 1));
        driver.failCheck = "it has ended";
        monitor.heard(machine);

        time.move(INTERVAL.multipliedBy(3));

        assertThat(monitor.health(machine).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(monitor.health(machine).checks().getFirst().output()).isEqualTo("it has ended");
        assertThat(orders).isEmpty();
    }

    @Test
    void cutsOffADriverThatHangsAndAsksItNothingMoreUntilItIsBack() throws Exception {
        var machine = Lives.running("web", check(Then.REPORT, INTERVAL, 1));
        var entered = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        driver.checkGate =
                () -> {
                    entered.countDown();
                    awaitUninterruptibly(gate);
                };
        var handedOver = new AtomicInteger();
        monitor =
                monitor(task -> {
                    handedOver.incrementAndGet();
                    Thread.ofVirtual().start(task);
                });
        monitor.heard(machine);
        while (handedOver.get() == 0) {
            time.move(Duration.ofMillis(100));
        }
        assertThat(entered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        time.move(INTERVAL.multipliedBy(3));

        var order = orders.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(order)
                .satisfies(it ->
                        assertThat(it.wish())
                                .isEqualTo(
                                        new Wish.Remember(
                                                Note.Kind.HEALTH,
                                                "check web: critical: cut off: no answer within 2000 ms")));
        assertThat(monitor.stats().tries()).isOne();
        assertThat(monitor.health(machine).checks().getFirst().output())
                .isEqualTo("the driver still hangs in an earlier try");
        gate.countDown();
    }

    @Test
    void beginsWithTheMachinesThatRunAlready() {
        fleet.add(Lives.running("web", check(Then.REPORT)));

        monitor.begin();
        time.move(INTERVAL);

        assertThat(monitor.stats().tries()).isOne();
    }

    @Test
    void triesNothingOnceItIsClosed() {
        monitor.heard(Lives.running("web", check(Then.REPORT)));

        monitor.close();
        monitor.heard(Lives.running("other", check(Then.REPORT)));
        time.move(INTERVAL.multipliedBy(2));

        assertThat(monitor.stats().tries()).isZero();
        assertThat(time.pending()).isZero();
    }

    private List<Lifecycle.Order> restarts() {
        return orders.stream().filter(order -> order.wish() instanceof Wish.Steps).toList();
    }

    private static void awaitUninterruptibly(CountDownLatch gate) {
        while (true) {
            try {
                gate.await();
                return;
            } catch (InterruptedException _) {
                // As a driver does that does not heed it.
            }
        }
    }

    private static HealthCheck check(Then then) {
        return named("web", then);
    }

    private static HealthCheck named(String name, Then then) {
        return new HealthCheck(
                name, new HealthCheck.Tcp(80), INTERVAL, TIMEOUT, Duration.ZERO, 2, 1, then);
    }

    private static HealthCheck check(Then then, Duration interval, int failures) {
        return new HealthCheck(
                "web",
                new HealthCheck.Tcp(80),
                interval,
                interval.compareTo(TIMEOUT) < 0 ? interval : TIMEOUT,
                Duration.ZERO,
                failures,
                1,
                then);
    }
}
