package io.aerophoenix.driver.process;

import java.util.Arrays;
import java.util.Optional;

/// The signals of Linux that end, freeze or wake a process, by their numbers on x86-64 and AArch64.
enum Signal {
    SIGHUP(1),
    SIGINT(2),
    SIGQUIT(3),
    SIGILL(4),
    SIGTRAP(5),
    SIGABRT(6),
    SIGBUS(7),
    SIGFPE(8),
    SIGKILL(9),
    SIGUSR1(10),
    SIGSEGV(11),
    SIGUSR2(12),
    SIGPIPE(13),
    SIGALRM(14),
    SIGTERM(15),
    SIGCONT(18),
    SIGSTOP(19),
    SIGTTIN(21),
    SIGTTOU(22),
    SIGXCPU(24),
    SIGXFSZ(25),
    SIGVTALRM(26),
    SIGPROF(27),
    SIGWINCH(28),
    SIGIO(29),
    SIGPWR(30),
    SIGSYS(31);

    private static final int SIGNALLED = 128;

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /// The signal of which a shell tells by an exit status: it adds 128. A program that ends by itself with such a status
    /// looks the same.
    static Optional<Signal> ofStatus(int status) {
        return of(status - SIGNALLED);
    }

    static Optional<Signal> of(int number) {
        return Arrays.stream(values()).filter(signal -> signal.number == number).findFirst();
    }
}
