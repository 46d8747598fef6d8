/// What every machine driver must pass, written as tests that a driver's own tests inherit.
///
/// Below it: `lifecycle`, whose [io.aerophoenix.lifecycle.MachineDriver] says in words what is checked here. Above it:
/// the tests of each driver, and nothing that ships. Never anything that only one driver can do.
module io.aerophoenix.driver.contract {
    requires transitive io.aerophoenix.lifecycle;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires static org.jspecify;

    exports io.aerophoenix.driver.contract;
}
