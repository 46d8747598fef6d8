package io.aerophoenix.simulator;

import java.io.IOException;
import java.util.function.Consumer;

/// Where a simulated world writes down what happens, so that it outlives the control plane as real compute would.
///
/// Every effect is appended before anyone hears of it. Safe for use by many threads.
public interface Ledger extends AutoCloseable {
    /// Tells all that happened before, in order. Called once, before the first append.
    ///
    /// @throws LedgerDamagedException when it cannot be read, or contradicts itself; nothing has been changed
    void replay(Consumer<Effect> world) throws IOException;

    /// Writes down that this happened. When it returns, an end of this process, however sudden, does not undo it.
    ///
    /// @throws IOException when it is not written; nothing has happened then
    void append(Effect effect) throws IOException;

    @Override
    void close() throws IOException;
}
