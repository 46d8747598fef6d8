package io.aerophoenix.cli;

import picocli.CommandLine.Command;

/// What can be asked of regions.
@Command(
        name = "region",
        description = "Regions: what there is, and how much room.",
        synopsisSubcommandLabel = "COMMAND")
final class RegionCommands {
    private final Aeropctl aeropctl;

    RegionCommands(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Command(name = "list", description = "Lists regions with the capacity of each driver.")
    void list() {
        var answer = aeropctl.region().send(Call.get(ApiPath.of("regions")));
        aeropctl.screen().show(answer, StoryViews::regions);
    }
}
