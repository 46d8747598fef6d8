package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/// Fills an empty index from the entries of all machines. One thread only; the entries are read, and folded, on those
/// of the machine files, a few ahead.
final class IndexWriter {
    private static final int AHEAD = 64;
    private static final int ROWS_IN_ONE_COMMIT = 2000;

    private final IndexTable table;
    private final Fold fold;
    private final Failpoints failpoints;
    private final Map<MachineId, String> damaged = new TreeMap<>();

    IndexWriter(IndexTable table, Fold fold, Failpoints failpoints) {
        this.table = table;
        this.fold = fold;
        this.failpoints = failpoints;
    }

    /// @param source all entries of a machine; fails with [DamagedFileException] when its file is damaged
    void write(
            Collection<MachineId> machines,
            Function<MachineId, CompletableFuture<List<Entry>>> source)
            throws SQLException {
        var asked = new ArrayDeque<CompletableFuture<Row>>();
        var todo = new ArrayList<>(machines).iterator();
        int written = 0;
        while (todo.hasNext() || !asked.isEmpty()) {
            while (todo.hasNext() && asked.size() < AHEAD) {
                asked.add(ask(todo.next(), source));
            }
            put(asked.remove().join());
            written++;
            if (written == (machines.size() + 1) / 2) {
                failpoints.reached(Failpoint.DURING_INDEX_REBUILD);
            }
            if (written % ROWS_IN_ONE_COMMIT == 0) {
                table.commit();
            }
        }
        table.commit();
    }

    private CompletableFuture<Row> ask(
            MachineId machine, Function<MachineId, CompletableFuture<List<Entry>>> source) {
        return source.apply(machine)
                .<Row>thenApply(
                        entries -> new Row.Good(machine, entries.size(), fold.fold(null, entries)))
                .exceptionally(failure -> new Row.Bad(machine, reason(failure)));
    }

    private static String reason(Throwable failure) {
        var cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return switch (cause) {
            case DamagedFileException damage -> String.valueOf(damage.getMessage());
            case IllegalArgumentException strange ->
                    "its file holds what are not entries of it (%s)"
                            .formatted(strange.getMessage());
            default -> throw new CompletionException(cause);
        };
    }

    private void put(Row row) throws SQLException {
        switch (row) {
            case Row.Good(var machine, long step, var snapshot) ->
                    table.put(machine, step, snapshot);
            case Row.Bad(var machine, var reason) -> {
                damaged.put(machine, reason);
                table.putDamage(machine, reason);
            }
        }
    }

    /// The machines whose file is damaged, and what is wrong.
    Map<MachineId, String> damaged() {
        return damaged;
    }

    private sealed interface Row {
        @SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
        record Good(MachineId machine, long step, byte[] snapshot) implements Row {}

        record Bad(MachineId machine, String reason) implements Row {}
    }
}
