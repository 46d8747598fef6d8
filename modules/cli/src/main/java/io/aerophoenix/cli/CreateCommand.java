package io.aerophoenix.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// Creates a machine, once, however often the connection is lost on the way.
@Command(
        name = "create",
        description = "Creates a machine and starts it.",
        customSynopsis =
                "aeropctl machine create --app APP --name NAME [OPTIONS] [-- COMMAND [ARGUMENT...]]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  aeropctl machine create --app demo --name web-1 -- python3 -m http.server 9000",
            "  aeropctl machine create --app demo --name db-1 --check tcp:5432,then=restart \\",
            "      -- postgres -D data",
            "  aeropctl machine create --app demo --name job --no-start -f spec.json"
        })
final class CreateCommand implements Runnable {
    private final Aeropctl aeropctl;

    @Option(
            names = "--app",
            paramLabel = "APP",
            required = true,
            description = "The app that the machine belongs to.")
    String app = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Its name, unique among the app's living machines.")
    @Nullable String name;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Where it runs. Default: the region that is asked.")
    @Nullable String region;

    @Option(
            names = "--driver",
            paramLabel = "DRIVER",
            description = "What it really is: process, simulator. Default: process.")
    @Nullable String driver;

    @Option(names = "--no-start", description = "Leaves it created.")
    boolean leaveCreated;

    @Mixin OnceKey once = new OnceKey();

    @Mixin SpecOptions spec = new SpecOptions();

    @Parameters(paramLabel = "COMMAND", description = "Its command and arguments, after --.")
    List<String> command = List.of();

    CreateCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        var path = ApiPath.of("apps", app, "machines").with("start", !leaveCreated);
        var machine = aeropctl.region().send(once.on(Call.post(path, body())));
        if (machine.hasNonNull("lastError")) {
            throw Failure.notStarted(machine);
        }
        aeropctl.screen().show(machine, MachineViews::outcome);
    }

    private ObjectNode body() {
        var body = spec.fromFile(aeropctl.surroundings()).orElseGet(Json::object);
        put(body, "name", name);
        put(body, "region", region);
        put(body, "driver", driver);
        if (!body.has("driver")) {
            body.put("driver", "process");
        }
        if (!body.has("name")) {
            throw Failure.usage("The machine needs a name: --name NAME, or \"name\" in the file.");
        }
        spec.change(body, command);
        return body;
    }

    private static void put(ObjectNode body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}
