package io.aerophoenix.simulator;

import java.util.function.Consumer;

/// Writes nothing down: a world that ends with its process. For benchmarks, where the disk is not what is measured.
public final class NoLedger implements Ledger {
    public NoLedger() {}

    @Override
    public void replay(Consumer<Effect> world) {}

    @Override
    public void append(Effect effect) {}

    @Override
    public void close() {}
}
