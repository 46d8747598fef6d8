package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.lifecycle.Health.Verdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One check of one life, tried again and again until it is ended. At most one try is under way; each interval counts
/// once, also when a driver hangs in it. Thread-safe.
final class Checkup {
    /// The first try comes within this time, or within the interval where that is shorter.
    static final Duration LONGEST_FIRST_WAIT = Duration.ofSeconds(30);

    /// A driver ends a try by itself when its time is over. It gets a little more, so that it can say what it saw.
    static final Duration SLACK = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);

    private final HealthCheck check;
    private final Patient patient;
    private final HealthTools tools;
    private Standing standing;
    private boolean over;

    /// What the history says, and whether it is about to say something else.
    private Verdict told = Verdict.UNKNOWN;

    private boolean telling;
    private Runnable cancelNext = () -> {};
    private Runnable cancelCutOff = () -> {};
    private long tries;

    /// The number of the try whose answer is waited for; 0 when none is.
    private long open;

    /// Who is at the driver's; also after the try was cut off.
    private @Nullable Thread worker;

    Checkup(HealthCheck check, Patient patient, HealthTools tools) {
        this.check = check;
        this.patient = patient;
        this.tools = tools;
        this.standing = Standing.untried(check, tools.clock().instant());
    }

    HealthCheck check() {
        return check;
    }

    synchronized Standing standing() {
        return standing;
    }

    synchronized void begin() {
        var longest =
                check.interval().compareTo(LONGEST_FIRST_WAIT) < 0
                        ? check.interval()
                        : LONGEST_FIRST_WAIT;
        // Spread: machines that start together are not asked together.
        nextAfter(Duration.ofNanos((long) (longest.toNanos() * tools.chance().nextDouble())));
    }

    /// No more tries; what is under way counts no more.
    synchronized void end() {
        over = true;
        open = 0;
        cancelNext.run();
        cancelCutOff.run();
        interruptWorker();
    }

    private void nextAfter(Duration wait) {
        cancelNext = tools.timer().after(wait, this::due);
    }

    private synchronized void due() {
        if (over) {
            return;
        }
        nextAfter(check.interval());
        var life = patient.life();
        if (open != 0) {
            cutOff(open);
        } else if (worker != null) {
            settle(failed("the driver still hangs in an earlier try"));
        } else if (life != null && !life.busy()) {
            beginTry(life);
        }
    }

    private void beginTry(WatchedLife life) {
        tries++;
        open = tries;
        long number = tries;
        cancelCutOff = tools.timer().after(check.timeout().plus(SLACK), () -> cutOff(number));
        tools.threads().execute(() -> attempt(number, life));
    }

    private synchronized void cutOff(long number) {
        if (open == number) {
            open = 0;
            cancelCutOff.run();
            interruptWorker();
            settle(failed("cut off: no answer within %d ms".formatted(check.timeout().toMillis())));
        }
    }

    private void attempt(long number, WatchedLife life) {
        if (!goesTo(number)) {
            return;
        }
        tools.counts().tries().increment();
        Finding finding = null;
        try {
            finding = ask(life);
        } catch (InterruptedException _) {
            // It was cut off, and has been counted.
        } finally {
            cameBack(number, finding);
        }
    }

    private synchronized boolean goesTo(long number) {
        boolean wanted = open == number;
        worker = wanted ? Thread.currentThread() : worker;
        return wanted;
    }

    private synchronized void cameBack(long number, @Nullable Finding finding) {
        worker = null;
        if (open == number) {
            open = 0;
            cancelCutOff.run();
            if (finding != null) {
                settle(finding);
            }
        }
    }

    private Finding ask(WatchedLife life) throws InterruptedException {
        var driver = tools.drivers().get(life.spec().driver());
        if (driver == null) {
            return Finding.nothing(
                    "the driver '%s' is not configured here".formatted(life.spec().driver()));
        }
        try {
            return Finding.of(
                    driver.check(
                            life.machine(), life.instance().startedBy(), specFor(life), check));
        } catch (DriverException e) {
            return Finding.nothing(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("The driver {} failed unexpectedly on {}", driver.name(), life.machine(), e);
            return failed("the driver failed unexpectedly: " + e);
        }
    }

    /// Only a command has an environment; all else is spared the look at secrets.
    private MachineSpec specFor(WatchedLife life) throws DriverException {
        return switch (check.probe()) {
            case HealthCheck.Exec _ -> tools.provisions().provided(life.known());
            case HealthCheck.Http _, HealthCheck.Tcp _ -> life.spec();
        };
    }

    private void interruptWorker() {
        if (worker != null) {
            worker.interrupt();
        }
    }

    private void settle(Finding finding) {
        var life = patient.life();
        if (life == null) {
            return;
        }
        var now = tools.clock().instant();
        standing =
                finding.counts()
                        ? standing.after(finding.result(), life.startedAt(), now)
                        : standing.uncounted(finding.result().output(), now);
        if (!finding.result().passed()) {
            tools.counts().failures().increment();
        }
        if (finding.counts()) {
            hand(standing);
        }
    }

    /// To the patient, on another thread: it has a lock of its own.
    private void hand(Standing found) {
        if (found.verdict() != told && found.isBorneOut() && !telling) {
            telling = true;
            tools.threads().execute(() -> patient.remember(this, found));
        }
        if (found.asksForRestart()) {
            tools.threads().execute(() -> patient.restart(found));
        }
    }

    /// A verdict was to be written down. If it was not, the next try leads to it again.
    synchronized void told(Verdict verdict, boolean durable) {
        telling = false;
        told = durable ? verdict : told;
    }

    private static Finding failed(String why) {
        return Finding.of(CheckResult.failed(why));
    }

    /// @param counts whether it says something about the workload's health
    private record Finding(boolean counts, CheckResult result) {
        static Finding of(CheckResult result) {
            return new Finding(true, result);
        }

        static Finding nothing(String why) {
            return new Finding(false, CheckResult.failed(why));
        }
    }
}
