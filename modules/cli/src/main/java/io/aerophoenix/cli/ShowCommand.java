package io.aerophoenix.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Shows all that is known of one machine.
@Command(
        name = "show",
        description =
                "Shows one machine: state, spec, health, lease, process, last exit, what it may become.")
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
        aeropctl.screen().show(aeropctl.region().send(Call.get(path)), this::details);
    }

    /// The checks are part of the machine; what they say is another question, put only where there are some.
    private void details(Screen screen, Facts shown) {
        var health = shown.has("spec", "checks") ? health(shown.text("id")) : Json.object();
        MachineViews.details(screen, shown, new Facts(health));
    }

    private JsonNode health(String id) {
        return aeropctl.region().send(Call.get(ApiPath.of("machines", id, "health")));
    }
}
