/// The life of a machine: the moves it may make, who makes them, and what is kept of them.
///
/// Below it: `fleet`, and `wal`, which makes each step durable before anyone hears of it. Above it: the drivers and the
/// simulator, which implement [io.aerophoenix.lifecycle.MachineDriver], and `control`, which asks for steps. No network,
/// no container.
module io.aerophoenix.lifecycle {
    requires transitive io.aerophoenix.fleet;
    requires transitive io.aerophoenix.wal;
    requires tools.jackson.core;
    requires org.slf4j;

    exports io.aerophoenix.lifecycle;
}
