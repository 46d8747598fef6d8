package io.aerophoenix.api.internal;

import io.aerophoenix.api.MachineBody;
import io.aerophoenix.http.JsonRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/// Gives every answer what its kind needs: a body to bare errors, an ETag to machines, an end to connections whose
/// request body nobody wants to read on.
@Provider
@ApplicationScoped
public class ResponseFinish implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= 400 && !response.hasEntity()) {
            describe(response);
        }
        if (response.getEntity() instanceof MachineBody machine) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, Versions.tag(machine.version()));
        }
        if (JsonRequest.leftUnread(request)) {
            // Otherwise the platform reads the rest, however long it is, to reuse the connection.
            response.getHeaders().putSingle("Connection", "close");
        }
    }

    private static void describe(ContainerResponseContext response) {
        var problem = Problems.ofStatus(response.getStatus());
        response.setEntity(problem, null, Problems.TYPE);
        if (response.getStatus() == 401) {
            response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, Problems.CHALLENGE);
        }
    }
}
