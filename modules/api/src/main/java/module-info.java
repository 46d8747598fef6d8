/// The REST API: HTTP in, requests to the one door out. It translates and decides nothing.
///
/// Below it: `control`, the door, `http`, what it has in common with `fly`, and the platform that speaks HTTP and describes the API. Above it:
/// `region`, which produces the [io.aerophoenix.control.Control] and the [io.aerophoenix.api.ApiConfig] beans that this
/// module wants injected. No journal, no driver, no lifecycle call: what the door does not offer does not exist here.
module io.aerophoenix.api {
    requires static transitive org.jspecify;
    requires transitive io.aerophoenix.control;
    requires transitive io.aerophoenix.http;
    requires transitive microprofile.openapi.api;
    requires com.fasterxml.jackson.annotation;
    requires io.helidon.common.context;
    requires io.helidon.http;
    requires io.helidon.microprofile.server;
    requires io.helidon.webserver;
    requires jakarta.annotation;
    requires jakarta.cdi;
    requires jakarta.inject;
    requires jakarta.ws.rs;
    requires microprofile.health.api;
    requires org.slf4j;
    requires tools.jackson.databind;

    exports io.aerophoenix.api;

    provides io.helidon.webserver.spi.ServerConnectionSelectorProvider with
            io.aerophoenix.api.internal.HttpConnections;

    opens io.aerophoenix.api.internal to
            weld.core.impl,
            io.helidon.microprofile.cdi,
            jersey.common,
            jersey.server,
            smallrye.open.api.core;
}
