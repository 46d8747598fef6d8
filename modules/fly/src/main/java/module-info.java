/// The region in the words of the Fly Machines REST API, under `/fly/v1`: a translation, and no second engine.
///
/// Below it: `http`, for who asks and how a request is read, and the door behind it. Beside it: `api`, in words of our own. Above
/// it: `region`, which produces the [io.aerophoenix.fly.FlyConfig] bean.
module io.aerophoenix.fly {
    requires static transitive org.jspecify;
    requires transitive io.aerophoenix.http;
    requires com.fasterxml.jackson.annotation;
    requires io.helidon.microprofile.server;
    requires jakarta.annotation;
    requires jakarta.cdi;
    requires jakarta.inject;
    requires org.slf4j;

    exports io.aerophoenix.fly;

    opens io.aerophoenix.fly.internal to
            weld.core.impl,
            io.helidon.microprofile.cdi,
            jersey.common,
            jersey.server,
            tools.jackson.databind;
}
