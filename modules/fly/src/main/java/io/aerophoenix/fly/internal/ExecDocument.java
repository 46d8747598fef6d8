package io.aerophoenix.fly.internal;

import io.aerophoenix.lifecycle.Execution;

/// How a command beside a workload ended.
///
/// @param exitCode for one that a signal ended, 128 and the number of the signal, as shells say it
/// @param exitSignal 0 when none ended it
record ExecDocument(int exitCode, int exitSignal, String stdout, String stderr)
        implements Document {
    private static final int BY_SIGNAL = 128;

    static ExecDocument of(Execution.Outcome outcome) {
        int signal = MachineSignals.number(outcome.signal());
        int code = outcome.code() == null ? BY_SIGNAL + signal : outcome.code();
        return new ExecDocument(code, signal, outcome.stdout(), outcome.stderr());
    }
}
