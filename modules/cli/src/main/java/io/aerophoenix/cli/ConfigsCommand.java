package io.aerophoenix.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Lists the configurations that a machine has had.
@Command(
        name = "configs",
        description = {
            "Lists the configurations that a machine has had, oldest first, and what each changed.",
            "",
            "`aeropctl machine rollback` goes back to one of them; --output json shows each as a whole.",
            ""
        })
final class ConfigsCommand implements Runnable {
    private final Aeropctl aeropctl;

    @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    ConfigsCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        var path = ApiPath.of("machines", aeropctl.machineId(machine), "configs");
        aeropctl.screen().show(aeropctl.region().send(Call.get(path)), ConfigurationViews::list);
    }
}
