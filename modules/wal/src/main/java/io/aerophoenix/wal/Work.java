package io.aerophoenix.wal;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/// What the journal's writer is asked to do, in the order in which it was asked.
sealed interface Work {
    void fail(JournalFailedException why);

    record Append(Entry entry, long queuedNanos, CompletableFuture<Long> position) implements Work {
        @Override
        public void fail(JournalFailedException why) {
            position.completeExceptionally(why);
        }
    }

    record Question<T>(Asked<T> asked, CompletableFuture<T> answer) implements Work {
        @Override
        public void fail(JournalFailedException why) {
            answer.completeExceptionally(why);
        }

        void ask() {
            try {
                answer.complete(asked.answer());
            } catch (SQLException | JournalFailedException e) {
                answer.completeExceptionally(e);
            }
        }
    }

    /// Something that only the writer's thread can tell or do.
    interface Asked<T> {
        T answer() throws SQLException;
    }
}
