package io.aerophoenix.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// What can be asked of regions.
@Command(
        name = "region",
        description = "Regions: what there is, how much room, and the index of the machines.",
        synopsisSubcommandLabel = "COMMAND")
final class RegionCommands {
    private final Aeropctl aeropctl;

    RegionCommands(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Command(name = "list", description = "Lists regions with the capacity of each driver.")
    void list() {
        var answer = aeropctl.region().send(Call.get(ApiPath.of("regions")));
        aeropctl.screen().show(answer, RegionViews::list);
    }

    @Command(
            name = "rebuild",
            description =
                    "Makes a region's index of machines anew from the machines' own files, and says what differed.")
    void rebuild(
            @Parameters(
                            paramLabel = "CODE",
                            arity = "0..1",
                            description = "Which region. Default: the one that is asked.")
                    @Nullable String code) {
        var path = ApiPath.of("regions", code != null ? code : onlyRegion(), "index", "rebuild");
        aeropctl.screen().show(aeropctl.region().send(Call.post(path)), RegionViews::rebuilt);
    }

    private String onlyRegion() {
        var answer = new Facts(aeropctl.region().send(Call.get(ApiPath.of("regions"))));
        var codes = answer.each("regions").stream().map(it -> it.text("region")).toList();
        if (codes.size() != 1) {
            throw Failure.usage(
                    "Which region? Name one of: %s.".formatted(String.join(", ", codes)));
        }
        return codes.getFirst();
    }
}
