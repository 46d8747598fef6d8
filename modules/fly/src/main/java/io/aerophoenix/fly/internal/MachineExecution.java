package io.aerophoenix.fly.internal;

import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Texts;
import io.aerophoenix.lifecycle.Execution;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads what is to be run beside a workload.
final class MachineExecution {
    private static final int MAX_INPUT_BYTES = 256 * 1024;

    /// Room for the longest input, with what JSON adds to it.
    private static final int MAX_BODY_BYTES = 1024 * 1024;

    private MachineExecution() {}

    static Execution read(ContainerRequestContext request) {
        var body = MachineBody.required(request, MAX_BODY_BYTES);
        var command = command(body);
        if (command.isEmpty()) {
            throw Faults.refusal("command", "is required: a program and its arguments");
        }
        long seconds =
                body.whole(
                        "timeout",
                        0,
                        Execution.LONGEST.toSeconds(),
                        Execution.DEFAULT_TIMEOUT.toSeconds());
        var timeout = seconds == 0 ? Execution.DEFAULT_TIMEOUT : Duration.ofSeconds(seconds);
        return new Execution(command, input(body), timeout);
    }

    /// A list of words, or, as the command line of the original sends it, one line.
    private static List<String> command(ConfigFields body) {
        return body.has("command")
                ? body.texts("command")
                : body.checked("cmd", () -> ShellWords.of(body.text("cmd", "")));
    }

    private static String input(ConfigFields body) {
        return switch (body.value("stdin")) {
            case null -> "";
            case JsonNode text when text.isString() -> checked(text.stringValue());
            case JsonNode other -> throw ConfigFields.mismatch(other, "stdin", "string");
        };
    }

    private static String checked(String input) {
        Texts.objectionToLength(input, MAX_INPUT_BYTES)
                .ifPresent(objection -> {
                    throw Faults.refusal("stdin", objection);
                });
        return input;
    }
}
