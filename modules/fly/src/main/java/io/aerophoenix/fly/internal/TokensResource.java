package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fly.FlyConfig;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// What tokens are worth.
@RequestScoped
@Path("/tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {
    private static final int LONGEST_HEADER = 17 * 1024;

    private final Visitor visitor;
    private final FlyConfig config;

    @Inject
    TokensResource(Visitor visitor, FlyConfig config) {
        this.visitor = visitor;
        this.config = config;
    }

    @GET
    @Path("current")
    public Response current() {
        return Response.ok(CurrentTokenDocument.of(visitor.caller(), config)).build();
    }

    @POST
    @Path("authenticate")
    public Response authenticate(@Context ContainerRequestContext request) {
        var header = Input.of(request).requiredValue("header", LONGEST_HEADER);
        return switch (config.tokens().verify(withoutScheme(header))) {
            case Answer.Done<?> _ ->
                    Response.ok(List.of(new VerifiedTokenDocument(header))).build();
            case Answer.Refused<?>(var refusal) ->
                    throw Faults.refusal("header", refusal.message());
        };
    }

    private static String withoutScheme(String header) {
        var text = header.strip();
        return text.substring(text.lastIndexOf(' ') + 1);
    }
}
