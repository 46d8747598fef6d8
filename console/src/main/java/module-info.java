/// The operators' console: pages that show one region live and pass on what the operator asks for.
///
/// Below it: `control`, the one door; nothing here decides anything. Above it: `region`, which owns a
/// [io.aerophoenix.console.ConsoleServer]. It has a web server of its own, so that the console's sessions and sockets
/// never share a port with the API. No machine, journal or driver may be reached from here except through the door.
module io.aerophoenix.console {
    requires transitive io.aerophoenix.control;
    requires transitive jakarta.cdi;
    requires jakarta.servlet;
    requires org.eclipse.jetty.ee11.servlet;
    requires org.eclipse.jetty.ee11.websocket.jakarta.server;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires flow.data;
    requires flow.html.components;
    requires flow.server;
    requires vaadin.button.flow;
    requires vaadin.dialog.flow;
    requires vaadin.flow.components.base;
    requires vaadin.grid.flow;
    requires vaadin.lumo.theme;
    requires vaadin.notification.flow;
    requires vaadin.renderer.flow;
    requires vaadin.select.flow;
    requires vaadin.text.field.flow;

    exports io.aerophoenix.console;

    opens io.aerophoenix.console.internal to
            flow.server,
            io.helidon.microprofile.cdi,
            tools.jackson.databind,
            weld.core.impl;
}
