package io.aerophoenix.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what a machine's workload wrote, and goes on if asked to.
@Command(name = "logs", description = "Shows what the workload wrote to stdout and stderr.")
final class LogsCommand implements Runnable {
    private final Aeropctl aeropctl;

    @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on with what it writes from now on, across lost connections.")
    boolean follow;

    @Option(
            names = {"-n", "--tail"},
            paramLabel = "LINES",
            description = "Begins with the last lines. Default: ${DEFAULT-VALUE}.")
    int tail = 100;

    LogsCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        var path = ApiPath.of("machines", aeropctl.machineId(machine), "logs").with("tail", tail);
        if (follow) {
            follow(path);
        } else {
            aeropctl.screen().show(aeropctl.region().send(Call.get(path)), StoryViews::logs);
        }
    }

    private void follow(ApiPath path) {
        var screen = aeropctl.screen();
        new EventStream(
                        aeropctl.region(),
                        path,
                        null,
                        aeropctl.surroundings().patience(),
                        screen.notices())
                .follow(event -> screen.showNext(event.data(), StoryViews::logs));
    }
}
