package io.aerophoenix.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Tells what a machine went through, and how long each part took.
@Command(
        name = "history",
        description =
                "Shows every move of a machine: when, why, by whom, how long, what failed; and between them leases, configurations, repairs, signals.")
final class HistoryCommand implements Runnable {
    private final Aeropctl aeropctl;

    @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    HistoryCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        var path = ApiPath.of("machines", aeropctl.machineId(machine), "history");
        aeropctl.screen().show(aeropctl.region().send(Call.get(path)), StoryViews::history);
    }
}
