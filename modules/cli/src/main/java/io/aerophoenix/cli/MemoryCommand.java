package io.aerophoenix.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Shows and changes how much memory a workload may take while it runs.
@Command(
        name = "memory",
        description = {
            "Shows how much memory the workload may take now, sets that, or takes some back.",
            "",
            "A limit set this way lasts until the next start, which begins with the spec's again.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  aeropctl machine memory demo/web-1 --limit 512")
final class MemoryCommand implements Runnable {
    private final Aeropctl aeropctl;

    @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    @ArgGroup @Nullable Change change;

    @Mixin Precondition precondition = new Precondition();

    /// What is to be done about it; one thing at a time.
    static final class Change {
        @Option(
                names = "--limit",
                paramLabel = "MIB",
                description = "Lets it take so much from now on.")
        @Nullable Long limitMb;

        @Option(
                names = "--reclaim",
                paramLabel = "MIB",
                description = "Takes so much back, as far as it does not need it.")
        @Nullable Long amountMb;
    }

    MemoryCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        var path = ApiPath.of("machines", aeropctl.machineId(machine), "memory");
        var wanted = change;
        if (wanted == null) {
            aeropctl.screen().show(aeropctl.region().send(Call.get(path)), InsightViews::memory);
        } else if (wanted.limitMb != null) {
            var body = Json.object().put("limitMb", wanted.limitMb);
            aeropctl.screen().show(send(Call.put(path, body)), InsightViews::memory);
        } else {
            reclaim(wanted);
        }
    }

    private void reclaim(Change wanted) {
        var path = ApiPath.of("machines", aeropctl.machineId(machine), "memory", "reclaim");
        var body = Json.object().put("amountMb", wanted.amountMb);
        aeropctl.screen().show(send(Call.post(path, body)), InsightViews::reclaimed);
    }

    private JsonNode send(Call call) {
        return aeropctl.region().send(precondition.on(call, aeropctl.surroundings()));
    }
}
