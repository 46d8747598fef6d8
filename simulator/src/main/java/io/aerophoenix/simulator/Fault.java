package io.aerophoenix.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What goes wrong with a simulated machine when its spec asks for it.
enum Fault {
    /// It fails at the end of its boot.
    START,
    /// It boots for ever: until the deadline, or until whoever waits for it is interrupted.
    HANG,
    /// The first stop of each life fails; the second succeeds.
    STOP,
    /// It does not answer health checks: each try takes until its timeout.
    CHECK;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Fault> ofWord(String word) {
        return Arrays.stream(values()).filter(fault -> fault.word().equals(word)).findFirst();
    }
}
