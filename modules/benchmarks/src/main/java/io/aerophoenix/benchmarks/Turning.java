package io.aerophoenix.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/// Stops and starts, in turn, of as many machines as there are callers.
record Turning(Machines machines, int callers) implements Subject {
    @Override
    public List<Call> calls() {
        return IntStream.range(0, callers)
                .<Call>mapToObj(machine -> () -> machines.operate(machine))
                .toList();
    }

    @Override
    public Thread.Builder threads() {
        return machines.threads();
    }

    @Override
    public void close() throws IOException, SQLException {
        machines.close();
    }
}
