/// Machines without compute behind them, for development, for scale and for chaos.
///
/// Below it: `lifecycle`, whose [io.aerophoenix.lifecycle.MachineDriver] it implements. Above it: `region`, which
/// chooses it by name, `chaos` and the benchmarks. Nothing here may read a clock, draw a number or start a thread but
/// through what its constructors were given; no network, no container, no process.
module io.aerophoenix.simulator {
    requires transitive io.aerophoenix.lifecycle;
    requires org.slf4j;

    exports io.aerophoenix.simulator;
}
