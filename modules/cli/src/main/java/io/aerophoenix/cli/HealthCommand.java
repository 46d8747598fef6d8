package io.aerophoenix.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Tells what a machine's health checks say.
@Command(
        name = "health",
        description = {
            "Shows what the health checks say: passing, critical, or unknown until there were enough tries.",
            "",
            "`aeropctl machine update MACHINE --check CHECK` adds a check.",
            ""
        })
final class HealthCommand implements Runnable {
    private final Aeropctl aeropctl;

    @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    HealthCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        var path = ApiPath.of("machines", aeropctl.machineId(machine), "health");
        aeropctl.screen().show(aeropctl.region().send(Call.get(path)), HealthViews::details);
    }
}
