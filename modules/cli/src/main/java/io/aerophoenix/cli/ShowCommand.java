package io.aerophoenix.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows all that is known of one machine.
@Command(
        name = "show",
        description = "Shows one machine: state, spec, process, last exit, what it may become.")
final class ShowCommand implements Runnable {
    private final Aeropctl aeropctl;

    @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    ShowCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        var path = ApiPath.of("machines", aeropctl.machineId(machine));
        aeropctl.screen().show(aeropctl.region().send(Call.get(path)), MachineViews::details);
    }
}
