package io.aerophoenix.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One run of the command as a shell would see it: exit code, standard output, standard error.
record Run(int exitCode, String out, String err) {
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Patience IMPATIENT =
            new Patience(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(300),
                    Duration.ofMillis(1),
                    3,
                    Thread::sleep);

    static Run against(StubRegion region, String... arguments) {
        return new Shell().with("AEROPHOENIX_API", region.address()).run(arguments);
    }

    /// A shell with its variables.
    static final class Shell {
        private final Map<String, String> environment = new HashMap<>(Map.of("TERM", "xterm"));
        private String in = "";
        private boolean terminal;
        private Patience patience = IMPATIENT;

        Shell with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        Shell typing(String text) {
            in = text;
            return this;
        }

        Shell onATerminal() {
            terminal = true;
            return this;
        }

        Shell waiting(Duration answer) {
            patience =
                    new Patience(
                            patience.connect(),
                            answer,
                            patience.silence(),
                            patience.pause(),
                            patience.retries(),
                            patience.clock());
            return this;
        }

        /// Never sleeps: the pauses are only written down.
        Shell notingPauses(List<Duration> pauses) {
            patience =
                    new Patience(
                            patience.connect(),
                            patience.answer(),
                            patience.silence(),
                            patience.pause(),
                            patience.retries(),
                            pauses::add);
            return this;
        }

        Run run(String... arguments) {
            var out = new StringWriter();
            var err = new StringWriter();
            var surroundings =
                    new Surroundings(
                            environment,
                            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                            new PrintWriter(out),
                            new PrintWriter(err),
                            terminal,
                            InstantSource.fixed(NOW),
                            patience);
            var exitCode = Aeropctl.run(surroundings, arguments);
            return new Run(exitCode, out.toString(), err.toString());
        }
    }
}
