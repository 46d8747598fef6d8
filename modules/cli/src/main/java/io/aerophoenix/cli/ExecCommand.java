package io.aerophoenix.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs a command beside a machine's workload, as if it ran here: its output, its exit code.
@Command(
        name = "exec",
        description = {
            "Runs a command beside the workload: in its folder, with its environment, under its limits.",
            "",
            "Prints what the command writes and exits as it does: with its code, with 128 and the number of the signal"
                    + " that ended it, or with 6 when its time was up. With --output json the answer has code, signal,"
                    + " stdout and stderr.",
            ""
        },
        customSynopsis = "aeropctl machine exec [OPTIONS] MACHINE -- COMMAND [ARGUMENT...]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  aeropctl machine exec demo/web-1 -- ps ax",
            "  echo 'select 1' | aeropctl machine exec demo/db-1 --input - -- psql"
        })
final class ExecCommand implements Callable<Integer> {
    /// More than a region takes in one request.
    private static final int MOST_INPUT_BYTES = 256 * 1024;

    private final Aeropctl aeropctl;

    @Parameters(index = "0", paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "The command and its arguments, after --.")
    List<String> command = List.of();

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description =
                    "What it reads: text, up to 256 KiB; - for standard input. Default: nothing.")
    @Nullable String input;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "It is killed after that, 300 at most. Default: 10.")
    @Nullable Integer timeoutSeconds;

    @Mixin Precondition precondition = new Precondition();

    ExecCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public Integer call() {
        var body = body();
        var path = ApiPath.of("machines", aeropctl.machineId(machine), "exec");
        var call = precondition.on(Call.post(path, body), aeropctl.surroundings());
        var outcome = aeropctl.region().send(call);
        aeropctl.screen().show(outcome, ExecCommand::show);
        return exitCode(outcome);
    }

    private ObjectNode body() {
        var body = Json.object();
        command.forEach(body.putArray("command")::add);
        if (input != null) {
            body.put("input", read(input));
        }
        if (timeoutSeconds != null) {
            body.put("timeoutSeconds", timeoutSeconds);
        }
        return body;
    }

    private String read(String file) {
        try (var in = aeropctl.surroundings().open(file)) {
            var bytes = in.readNBytes(MOST_INPUT_BYTES + 1);
            if (bytes.length > MOST_INPUT_BYTES) {
                throw Failure.usage("The input %s is larger than 256 KiB.".formatted(file));
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Failure.usage("The input %s is no text in UTF-8.".formatted(file));
        } catch (IOException e) {
            throw Failure.usage("Cannot read %s.".formatted(file));
        }
    }

    /// As it was written: what reads it wants every byte.
    private static void show(Screen screen, Facts outcome) {
        screen.out().print(outcome.node().path("stdout").asString(""));
        screen.out().flush();
        screen.notices().print(outcome.node().path("stderr").asString(""));
        if (outcome.isTrue("truncated")) {
            screen.notices().println("aeropctl: it wrote more than is shown.");
        }
        if (outcome.isTrue("timedOut")) {
            screen.notices()
                    .println(
                            "aeropctl: its time was up, so it was killed; --timeout gives it more.");
        }
        screen.notices().flush();
    }

    private static int exitCode(JsonNode outcome) {
        var facts = new Facts(outcome);
        if (facts.isTrue("timedOut")) {
            return ExitCode.TIMEOUT.number();
        }
        return facts.has("signal")
                ? Signals.exitCode(facts.text("signal"))
                : outcome.path("code").asInt(ExitCode.REFUSED.number());
    }
}
