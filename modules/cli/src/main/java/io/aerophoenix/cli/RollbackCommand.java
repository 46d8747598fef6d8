package io.aerophoenix.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Gives a machine an earlier configuration again.
@Command(
        name = "rollback",
        description = {
            "Gives a machine the configuration again that it had at an earlier version.",
            "",
            "That makes a new version; the machine is restarted where its workload would not be the same."
                    + " `aeropctl machine configs` lists the versions.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  aeropctl machine rollback demo/web-1 7")
final class RollbackCommand implements Runnable {
    private final Aeropctl aeropctl;

    @Parameters(index = "0", paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    @Parameters(
            index = "1",
            paramLabel = "VERSION",
            description = "One that `aeropctl machine configs` lists.")
    long version;

    @Mixin Precondition precondition = new Precondition();

    RollbackCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        var path = ApiPath.of("machines", aeropctl.machineId(machine), "rollback");
        var call = Call.post(path, Json.object().put("version", version));
        var rolledBack = aeropctl.region().send(precondition.on(call, aeropctl.surroundings()));
        aeropctl.screen().show(rolledBack, MachineViews::outcome);
    }
}
