/// What the faces that speak HTTP have in common: who asks, how a request is read, and what is wrong with it.
///
/// Below it: `control`, the door. Above it: `api` and `fly`, each of which puts refusals into the words of its own clients.
module io.aerophoenix.http {
    requires static transitive org.jspecify;
    requires transitive io.aerophoenix.control;
    requires transitive jakarta.ws.rs;
    requires transitive tools.jackson.databind;
    requires io.helidon.common.context;
    requires io.helidon.http;
    requires jakarta.cdi;

    exports io.aerophoenix.http;

    opens io.aerophoenix.http.internal to
            weld.core.impl,
            io.helidon.microprofile.cdi;
}
