package io.aerophoenix.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.JsonNodeFactory;
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
            "  aeropctl machine create --app demo --name job --no-start -f spec.json"
        })
final class CreateCommand implements Runnable {
    private static final String STANDARD_INPUT = "-";

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

    @Option(names = "--cpus", paramLabel = "CPUS", description = "CPUs, such as 0.5. Default: 1.")
    @Nullable Double cpus;

    @Option(names = "--memory", paramLabel = "MB", description = "Memory in MB. Default: 256.")
    @Nullable Integer memoryMb;

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            converter = Pair.Converter.class,
            description = "A variable of its environment; repeatable.")
    List<Pair> env = List.of();

    @Option(
            names = "--metadata",
            paramLabel = "NAME=VALUE",
            converter = Pair.Converter.class,
            description = "A note that stays with it; repeatable.")
    List<Pair> metadata = List.of();

    @Option(names = "--directory", paramLabel = "DIR", description = "Where its command runs.")
    @Nullable String directory;

    @Option(
            names = "--restart",
            paramLabel = "POLICY",
            description = "never, on-failure or always. Default: never.")
    @Nullable String restart;

    @Option(
            names = "--max-retries",
            paramLabel = "TIMES",
            description = "Failed starts in a row; 0 means no limit.")
    @Nullable Integer maxRetries;

    @Option(
            names = "--stop-signal",
            paramLabel = "SIGNAL",
            description = "The polite signal. Default: SIGTERM.")
    @Nullable String stopSignal;

    @Option(
            names = "--stop-grace",
            paramLabel = "SECONDS",
            description = "Before SIGKILL. Default: 10.")
    @Nullable Integer stopGraceSeconds;

    @Option(names = "--no-start", description = "Leaves it created.")
    boolean leaveCreated;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description =
                    "Makes a repeat of this command find the first machine. Default: a fresh one.")
    @Nullable String idempotencyKey;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The machine as JSON, - for standard input; options change it.")
    @Nullable String file;

    @Parameters(paramLabel = "COMMAND", description = "Its command and arguments, after --.")
    List<String> command = List.of();

    CreateCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        var path = ApiPath.of("apps", app, "machines").with("start", !leaveCreated);
        var key = idempotencyKey != null ? idempotencyKey : UUID.randomUUID().toString();
        var machine = aeropctl.region().create(Call.post(path, body()), key);
        if (machine.hasNonNull("lastError")) {
            throw Failure.notStarted(machine);
        }
        aeropctl.screen().show(machine, MachineViews::outcome);
    }

    private ObjectNode body() {
        var body = file == null ? JsonNodeFactory.instance.objectNode() : read(file);
        put(body, "name", name);
        put(body, "region", region);
        put(body, "driver", driver);
        put(body, "workingDirectory", directory);
        if (!body.has("driver")) {
            body.put("driver", "process");
        }
        if (!body.has("name")) {
            throw Failure.usage("The machine needs a name: --name NAME, or \"name\" in the file.");
        }
        if (!command.isEmpty()) {
            command.forEach(body.putArray("command")::add);
        }
        Pair.putAll(body, "env", env);
        Pair.putAll(body, "metadata", metadata);
        putNested(body);
        return body;
    }

    private void putNested(ObjectNode body) {
        if (cpus != null) {
            body.withObjectProperty("resources").put("cpus", cpus);
        }
        if (memoryMb != null) {
            body.withObjectProperty("resources").put("memoryMb", memoryMb);
        }
        if (restart != null) {
            body.withObjectProperty("restart").put("policy", restart);
        }
        if (maxRetries != null) {
            body.withObjectProperty("restart").put("maxRetries", maxRetries);
        }
        if (stopSignal != null) {
            body.withObjectProperty("stop").put("signal", stopSignal);
        }
        if (stopGraceSeconds != null) {
            body.withObjectProperty("stop").put("graceSeconds", stopGraceSeconds);
        }
    }

    private static void put(ObjectNode body, String field, @Nullable String value) {
        if (value != null) {
            body.put(field, value);
        }
    }

    private ObjectNode read(String source) {
        try (var in = open(source)) {
            if (Json.tree(in) instanceof ObjectNode object) {
                return object;
            }
            throw Failure.usage("%s holds no JSON object.".formatted(source));
        } catch (JacksonException e) {
            throw Failure.usage("%s is not JSON: %s.".formatted(source, e.getOriginalMessage()));
        } catch (IOException e) {
            throw Failure.usage("Cannot read %s.".formatted(source));
        }
    }

    private InputStream open(String source) throws IOException {
        return STANDARD_INPUT.equals(source)
                ? aeropctl.surroundings().in()
                : Files.newInputStream(Path.of(source));
    }
}
