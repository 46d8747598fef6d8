package io.aerophoenix.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Lists the processes of a machine's workload.
@Command(name = "ps", description = "Lists the processes of the workload.")
final class ProcessesCommand implements Runnable {
    private final Aeropctl aeropctl;

    @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    ProcessesCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        var path = ApiPath.of("machines", aeropctl.machineId(machine), "processes");
        aeropctl.screen().show(aeropctl.region().send(Call.get(path)), InsightViews::processes);
    }
}
