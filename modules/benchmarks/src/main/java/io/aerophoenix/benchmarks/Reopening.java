package io.aerophoenix.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;

/// How long a new process takes until it knows all machines of a folder again.
final class Reopening {
    static final String KNOWN = "all known";

    /// So many files the naive design keeps open; beyond that it closes the one that was used longest ago.
    private static final int MOST_OPEN = 2000;

    private Reopening() {}

    static void measure(Assignment assignment, Consumer<List<Row>> report) throws Exception {
        switch (assignment.design()) {
            case NAIVE -> openFiles(assignment, report);
            case PEKKO -> recoverActors(assignment, report);
            case OURS -> throw new IllegalArgumentException("ours is started as a whole region");
        }
    }

    private static void openFiles(Assignment assignment, Consumer<List<Row>> report)
            throws Exception {
        var open = new ArrayDeque<NaiveMachine>();
        try (var hosts = SimulatedHosts.open()) {
            for (int number = 0; number < assignment.machines(); number++) {
                if (open.size() == MOST_OPEN) {
                    open.remove().close();
                }
                var machine =
                        NaiveMachine.open(
                                Path.of(assignment.folder()), number, hosts, assignment.payloads());
                requireKnown(number, machine.moves());
                open.add(machine);
            }
            report.accept(rows(assignment));
            closeAll(open);
        }
    }

    private static void closeAll(Iterable<NaiveMachine> machines) throws SQLException {
        for (var machine : machines) {
            machine.close();
        }
    }

    private static void recoverActors(Assignment assignment, Consumer<List<Row>> report)
            throws Exception {
        // Each actor is asked for its state when it is opened, and answers when it has recovered.
        try (var machines =
                PekkoMachines.open(
                        Path.of(assignment.folder()),
                        assignment.machines(),
                        assignment.payloads())) {
            requireKnown(assignment.machines() - 1, machines.moves(assignment.machines() - 1));
            report.accept(rows(assignment));
        }
    }

    private static void requireKnown(int number, long moves) {
        if (moves < Turn.MOVES) {
            throw new IllegalStateException("machine %d is not what it was".formatted(number));
        }
    }

    private static List<Row> rows(Assignment assignment) {
        return List.of(
                new Row(assignment.design().title(), KNOWN, Nanos.seconds(sinceStart()), "s"));
    }

    private static Duration sinceStart() {
        var started = ProcessHandle.current().info().startInstant().orElseThrow();
        return Duration.between(started, Instant.now());
    }
}
