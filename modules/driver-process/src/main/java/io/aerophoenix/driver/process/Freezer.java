package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.DriverException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// Freezes lives and lets them go on.
record Freezer(Processes processes, Witness witness) {
    private static final Duration TIME_TO_OBEY = Duration.ofSeconds(5);
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    void suspend(Run run) throws IOException, DriverException, InterruptedException {
        var life = running(run, "suspend");
        if (!obeys(life, Signal.SIGSTOP, Processes.Stat::frozen)) {
            send(life, Signal.SIGCONT);
            throw new DriverException(
                    "Process %d of %s did not freeze within %s and goes on."
                            .formatted(life.identity().pid(), run.intent(), TIME_TO_OBEY));
        }
    }

    void resume(Run run) throws IOException, DriverException, InterruptedException {
        var life = running(run, "resume");
        if (!obeys(life, Signal.SIGCONT, stat -> !stat.frozen())) {
            throw new DriverException(
                    "Process %d of %s did not go on within %s."
                            .formatted(life.identity().pid(), run.intent(), TIME_TO_OBEY));
        }
    }

    private Life running(Run run, String move) throws IOException, DriverException {
        return witness.running(run)
                .orElseThrow(() ->
                        new DriverException(
                                "Nothing that %s started runs: there is nothing to %s."
                                        .formatted(run.intent(), move)));
    }

    private boolean obeys(Life life, Signal signal, Predicate<Processes.Stat> done)
            throws DriverException, InterruptedException {
        send(life, signal);
        long end = System.nanoTime() + TIME_TO_OBEY.toNanos();
        while (System.nanoTime() - end < 0) {
            if (done.test(alive(life))) {
                return true;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return false;
    }

    private void send(Life life, Signal signal) throws DriverException {
        alive(life);
        Libc.signalGroup(life.identity().pid(), signal);
    }

    private Processes.Stat alive(Life life) throws DriverException {
        Optional<Processes.Stat> stat = processes.find(life.identity());
        return stat.orElseThrow(() ->
                new DriverException(
                        "Process %d of %s has ended meanwhile."
                                .formatted(life.identity().pid(), life.run().intent())));
    }
}
