package io.aerophoenix.benchmarks;

import static java.util.stream.Collectors.joining;

/// Runs one benchmark: prints its figures, and keeps them in a file for programs.
public final class Main {
    private static final int WRONG_ARGUMENTS = 2;

    private Main() {}

    /// @param arguments the name of a benchmark, and options; no name to list what there is
    public static void main(String[] arguments) throws Exception {
        try {
            var options = Options.parse(arguments);
            var name = options.name();
            if (name == null) {
                System.out.print(offer());
            } else {
                run(Benchmark.named(name), options);
            }
        } catch (WrongArgumentsException e) {
            System.err.printf("bench: %s%n%n%s", e.getMessage(), offer());
            System.exit(WRONG_ARGUMENTS);
        }
    }

    private static String offer() {
        return Benchmark.ALL.stream()
                .map(it -> "  %-11s%s%n".formatted(it.name(), it.summary()))
                .collect(
                        joining(
                                "",
                                "Benchmarks:%n%n".formatted(),
                                "%nOptions:%n%n%s".formatted(Options.USAGE.indent(2))));
    }

    private static void run(Benchmark benchmark, Options options) throws Exception {
        try (var scratch = Scratch.in(options.data())) {
            // Who loses patience leaves nothing behind either.
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(scratch::close));
            var computer = Computer.here(scratch.folder());
            var report = benchmark.run(options, scratch);
            print(benchmark, computer, report);
            System.out.println(
                    "Written to "
                            + ResultFile.write(
                                    options.results(), benchmark.name(), computer, report));
        }
    }

    private static void print(Benchmark benchmark, Computer computer, Report report) {
        System.out.printf("%s: %s%n%s%n%n", benchmark.name(), benchmark.summary(), computer);
        System.out.println(Table.of(report.figures()));
        report.ratios()
                .forEach((what, value) -> System.out.printf("%s: %s%n", what, Table.number(value)));
        System.out.println();
        report.notes().forEach(System.out::println);
    }
}
