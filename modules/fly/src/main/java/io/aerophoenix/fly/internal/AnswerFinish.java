package io.aerophoenix.fly.internal;

import io.aerophoenix.http.JsonRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;

/// Gives every answer an id, and a body to bare errors.
@Provider
@ApplicationScoped
public class AnswerFinish implements ContainerResponseFilter {
    static final String REQUEST_ID = "fly-request-id";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(REQUEST_ID, UUID.randomUUID().toString());
        if (response.getStatus() >= 400 && !response.hasEntity()) {
            var reason = Response.Status.fromStatusCode(response.getStatus()).getReasonPhrase();
            response.setEntity(
                    new ErrorDocument(reason, ErrorDocument.UNKNOWN),
                    null,
                    MediaType.APPLICATION_JSON_TYPE);
        }
        if (JsonRequest.leftUnread(request)) {
            // Otherwise the platform reads the rest, however long it is, to reuse the connection.
            response.getHeaders().putSingle("Connection", "close");
        }
    }
}
