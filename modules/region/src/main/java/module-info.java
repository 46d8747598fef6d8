/// The process of one region: the only place that knows all the others.
///
/// Below it: everything. It reads the arguments, opens the drivers and the lifecycle, puts the door before them, and
/// hands all of it to the faces. Nothing is decided here that is not about starting and stopping.
module io.aerophoenix.region {
    requires io.aerophoenix.api;
    requires io.aerophoenix.console;
    requires io.aerophoenix.control;
    requires io.aerophoenix.driver.process;
    requires io.aerophoenix.fly;
    requires io.aerophoenix.security;
    requires io.aerophoenix.simulator;
    requires io.aerophoenix.wal;
    requires io.helidon.common.context;
    requires io.helidon.config.mp;
    requires io.helidon.microprofile.server;
    requires jakarta.cdi;
    requires jakarta.inject;
    requires java.logging;
    requires micrometer.core;
    requires microprofile.config.api;
    requires org.slf4j;

    exports io.aerophoenix.region to
            io.helidon.microprofile.cdi,
            weld.core.impl;

    opens io.aerophoenix.region to
            io.helidon.microprofile.cdi,
            weld.core.impl;
}
