package io.aerophoenix.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// How a machine is stopped this once.
final class StopOptions {
    @Option(
            names = "--signal",
            paramLabel = "SIGNAL",
            description = "Another signal this once: SIGINT, or INT. Default: the spec's.")
    @Nullable String signal;

    @Option(
            names = "--grace",
            paramLabel = "SECONDS",
            description = "SIGKILL follows after that, this once. Default: the spec's.")
    @Nullable Integer graceSeconds;

    ObjectNode body() {
        var body = Json.object();
        if (signal != null) {
            body.put("signal", Signals.named(signal));
        }
        if (graceSeconds != null) {
            body.put("graceSeconds", graceSeconds);
        }
        return body;
    }
}
