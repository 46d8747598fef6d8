package io.aerophoenix.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a benchmark is to be run.
///
/// @param name which one; null to list them
/// @param root the source tree
/// @param app the jars of a region
/// @param data whose disk is measured; a folder of its own is made in it, and removed
/// @param warmUp how long each subject runs before it is measured
/// @param measure how long each subject is measured
/// @param rounds how often all of it is repeated
/// @param callers how many callers there are at a time, one number after the other
/// @param rates how many operations arrive a second, one number after the other
/// @param machines how many machines there are; null for the benchmark's own number
record Options(
        @Nullable String name,
        Path root,
        Path app,
        Path data,
        Duration warmUp,
        Duration measure,
        int rounds,
        List<Integer> callers,
        List<Integer> rates,
        @Nullable Integer machines) {
    static final String USAGE =
            """
            --data DIR         whose disk is measured; modules/benchmarks/results if not said
            --warm-up SECONDS  before each measurement; 2 if not said
            --measure SECONDS  each measurement; 3 if not said
            --rounds N         how often each is repeated; the figures are medians; 3 if not said
            --callers N,N,...  how many callers wait for answers at a time; 1,64,256,1024 if not said
            --rates N,N,...    how many operations arrive a second; 500,5000 if not said
            --machines N       how many machines there are; each benchmark has a number of its own if not said
            """;

    private static final List<String> KNOWN =
            List.of(
                    "--root",
                    "--app",
                    "--data",
                    "--warm-up",
                    "--measure",
                    "--rounds",
                    "--callers",
                    "--rates",
                    "--machines");
    private static final int MOST_SECONDS = 3600;
    private static final int MOST_ROUNDS = 100;
    private static final int MOST_CALLERS = 10_000;
    private static final int MOST_OPERATIONS = 1_000_000;
    private static final int MOST_MACHINES = 1_000_000;

    /// @throws WrongArgumentsException saying which argument is wrong, and how
    static Options parse(String... arguments) {
        var values = new HashMap<String, String>();
        String name = null;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--")) {
                requireOption(arguments, i);
                values.put(arguments[i], arguments[++i]);
            } else {
                requireFirst(name, arguments[i]);
                name = arguments[i];
            }
        }
        return of(name, values);
    }

    private static void requireOption(String[] arguments, int place) {
        if (!KNOWN.contains(arguments[place])) {
            throw new WrongArgumentsException(
                    "there is no option '%s'".formatted(arguments[place]));
        }
        if (place + 1 == arguments.length) {
            throw new WrongArgumentsException("%s wants a value".formatted(arguments[place]));
        }
    }

    private static void requireFirst(@Nullable String earlier, String name) {
        if (earlier != null) {
            throw new WrongArgumentsException(
                    "one benchmark at a time, not %s and %s".formatted(earlier, name));
        }
    }

    private static Options of(@Nullable String name, Map<String, String> values) {
        var root = Path.of(values.getOrDefault("--root", "")).toAbsolutePath();
        var data = values.get("--data");
        var machines = values.get("--machines");
        return new Options(
                name,
                root,
                root.resolve(values.getOrDefault("--app", "modules/region/target/app")),
                data == null ? resultsIn(root) : Path.of(data).toAbsolutePath(),
                seconds("--warm-up", values.getOrDefault("--warm-up", "2")),
                seconds("--measure", values.getOrDefault("--measure", "3")),
                number("--rounds", values.getOrDefault("--rounds", "3"), MOST_ROUNDS),
                numbers(
                        "--callers",
                        values.getOrDefault("--callers", "1,64,256,1024"),
                        MOST_CALLERS),
                numbers("--rates", values.getOrDefault("--rates", "500,5000"), MOST_OPERATIONS),
                machines == null ? null : number("--machines", machines, MOST_MACHINES));
    }

    private static List<Integer> numbers(String option, String text, int most) {
        return Arrays.stream(text.split(",")).map(it -> number(option, it, most)).toList();
    }

    private static Duration seconds(String option, String text) {
        return Duration.ofSeconds(number(option, text, MOST_SECONDS));
    }

    private static int number(String option, String text, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new WrongArgumentsException(
                "%s wants a number from 1 to %d, not '%s'".formatted(option, most, text));
    }

    /// @param otherwise the benchmark's own number
    int machines(int otherwise) {
        return machines == null ? otherwise : machines;
    }

    Path results() {
        return resultsIn(root);
    }

    private static Path resultsIn(Path root) {
        return root.resolve("modules/benchmarks/results");
    }
}
