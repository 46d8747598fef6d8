package io.aerophoenix.driver.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IgnoredSignalsTest {
    @Test
    void areReadFromTheKernelsWordOnTheProcess() {
        var status = Stream.of("Name:\tjava", "SigBlk:\tffff", "SigIgn:\t0000000000000803");

        assertThat(IgnoredSignals.ignoredIn(status))
                .containsExactlyInAnyOrder(Signal.SIGHUP, Signal.SIGINT, Signal.SIGUSR2);
    }

    @Test
    void areIgnoredNoMoreByProgramsThatAreStarted() throws Exception {
        Libc.ignore(Signal.SIGUSR2);
        assertThat(endOfOneThatSendsItselfTheSignal()).isZero();

        IgnoredSignals.hear();

        assertThat(endOfOneThatSendsItselfTheSignal()).isEqualTo(128 + Signal.SIGUSR2.number());
    }

    private static int endOfOneThatSendsItselfTheSignal() throws Exception {
        var process = new ProcessBuilder("sh", "-c", "kill -USR2 $$").start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
