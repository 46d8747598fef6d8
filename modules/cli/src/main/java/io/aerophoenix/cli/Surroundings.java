package io.aerophoenix.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that one run takes from the process it runs in.
///
/// @param terminal whether a person reads the output, so that colour helps
record Surroundings(
        Map<String, String> environment,
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        InstantSource clock,
        Patience patience) {
    private static final String STANDARD_INPUT = "-";

    Surroundings {
        environment = Map.copyOf(environment);
    }

    static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(),
                System.in,
                new PrintWriter(System.out, false, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                isTerminal(System.console()),
                InstantSource.system(),
                Patience.USUAL);
    }

    /// Colour needs a terminal that can show it and nobody who asked for none (https://no-color.org).
    Palette palette() {
        var unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        var dumb = "dumb".equals(environment.get("TERM"));
        return terminal && !unwanted && !dumb ? Palette.COLOURED : Palette.PLAIN;
    }

    /// What a file holds, or standard input for `-`.
    InputStream open(String file) throws IOException {
        return STANDARD_INPUT.equals(file) ? in : Files.newInputStream(Path.of(file));
    }

    private static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }
}
