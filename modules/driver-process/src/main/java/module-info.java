/// Machines as operating-system processes of the region's host (Linux).
///
/// Below it: `lifecycle`, whose [io.aerophoenix.lifecycle.MachineDriver] it implements. Above it: `region`, which opens
/// one per data folder. No network but what health checks ask at the loopback address, no container, and no journal: what it keeps in its data folder is only what lets the
/// next control plane find the processes of this one. Needs `--enable-native-access` for two calls of the C library.
module io.aerophoenix.driver.process {
    requires transitive io.aerophoenix.lifecycle;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.aerophoenix.driver.process;
}
