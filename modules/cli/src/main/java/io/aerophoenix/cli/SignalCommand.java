package io.aerophoenix.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Sends a signal to a machine's workload.
@Command(
        name = "signal",
        description = "Sends a signal to the workload, which decides what it means.",
        footerHeading = "%nExample:%n",
        footer = "  aeropctl machine signal demo/web-1 SIGHUP")
final class SignalCommand implements Runnable {
    private final Aeropctl aeropctl;

    @Parameters(index = "0", paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    @Parameters(index = "1", paramLabel = "SIGNAL", description = "SIGHUP, or HUP.")
    String signal = "";

    @Mixin Precondition precondition = new Precondition();

    SignalCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        var path = ApiPath.of("machines", aeropctl.machineId(machine), "signal");
        var name = Signals.named(signal);
        var call = Call.post(path, Json.object().put("signal", name));
        var signalled = aeropctl.region().send(precondition.on(call, aeropctl.surroundings()));
        aeropctl.screen().show(signalled, (screen, it) -> show(screen, it, name));
    }

    private static void show(Screen screen, Facts machine, String name) {
        screen.out()
                .println(
                        "%s was sent to %s (%s)."
                                .formatted(name, machine.machineName(), machine.text("id")));
    }
}
