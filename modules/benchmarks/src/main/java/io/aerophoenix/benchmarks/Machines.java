package io.aerophoenix.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Machines as one [Design] keeps them: numbered from 0, all there and known.
interface Machines extends AutoCloseable {
    /// Carries out a machine's next [Turn]. Returns when the design answers that it is done; nobody else may be at this
    /// machine meanwhile.
    void operate(int machine) throws Exception;

    /// Asks for a machine's next [Turn], whatever else is under way. Does not wait.
    CompletableFuture<Verdict> offer(int machine);

    /// How many moves the machine has made, from its state as anybody may ask for it.
    long moves(int machine) throws Exception;

    /// Questions that this design answers without touching a machine; none where it keeps nothing to answer them from.
    default List<Question> lists() {
        return List.of();
    }

    /// Further figures, over the time since the previous call.
    default List<Row> recent(String subject) {
        return List.of();
    }

    /// What kind of thread a caller is.
    Thread.Builder threads();

    @Override
    void close() throws IOException, SQLException;

    /// The first machines, each with a caller of its own.
    default Subject withCallers(int callers) {
        return new Turning(this, callers);
    }

    /// @param name such as `page of 100`
    record Question(String name, Asking asking) {}

    /// Asks a question, and waits for the answer.
    interface Asking {
        /// @param machine about whom; for a page of a list, after whom it begins
        void ask(int machine) throws Exception;
    }
}
