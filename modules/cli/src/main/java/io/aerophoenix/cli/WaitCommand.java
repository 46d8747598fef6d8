package io.aerophoenix.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Waits until a machine is in a state.
@Command(
        name = "wait",
        description =
                "Waits until a machine is in one of the states; exit code 6 when the time is up.")
final class WaitCommand implements Runnable {
    /// The region holds a question for a while only; a longer wait asks again.
    private static final int MAX_SECONDS_PER_QUESTION = 30;

    private final Aeropctl aeropctl;

    @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    @Option(
            names = "--state",
            paramLabel = "STATES",
            required = true,
            description =
                    "One state, or several with commas: running,stopped. settled: any that lasts, with nothing under way.")
    String state = "";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long at most. Default: ${DEFAULT-VALUE}.")
    int timeoutSeconds = 30;

    @Option(
            names = "--since",
            paramLabel = "VERSION",
            description =
                    "What the machine was at this version, and before, does not count; what it was for a moment after it does.")
    @Nullable Long since;

    WaitCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        if (timeoutSeconds < 0) {
            throw Failure.usage("--timeout must not be negative.");
        }
        var path =
                ApiPath.of("machines", aeropctl.machineId(machine), "wait")
                        .with("state", state)
                        .with("since", since);
        var left = timeoutSeconds;
        while (left > MAX_SECONDS_PER_QUESTION) {
            if (isThere(path, MAX_SECONDS_PER_QUESTION)) {
                return;
            }
            left -= MAX_SECONDS_PER_QUESTION;
        }
        ask(path, left);
    }

    private boolean isThere(ApiPath path, int seconds) {
        try {
            ask(path, seconds);
            return true;
        } catch (Failure e) {
            if (e.exitCode() != ExitCode.TIMEOUT) {
                throw e;
            }
            return false;
        }
    }

    private void ask(ApiPath path, int seconds) {
        var arrived = aeropctl.region().send(Call.get(path.with("timeout", seconds)));
        aeropctl.screen().show(arrived, MachineViews::awaited);
    }
}
