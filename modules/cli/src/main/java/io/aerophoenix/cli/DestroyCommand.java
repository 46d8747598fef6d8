package io.aerophoenix.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Ends a machine for good.
@Command(
        name = "destroy",
        description = "Destroys a stopped machine. Its history stays readable by its id.")
final class DestroyCommand implements Runnable {
    private final Aeropctl aeropctl;

    @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    @Option(names = "--force", description = "Stops it first if it runs.")
    boolean force;

    @Mixin Precondition precondition = new Precondition();

    DestroyCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        var path = ApiPath.of("machines", aeropctl.machineId(machine)).with("force", force);
        var call = precondition.on(Call.delete(path), aeropctl.surroundings());
        aeropctl.screen().show(aeropctl.region().send(call), MachineViews::outcome);
    }
}
