package io.aerophoenix.api.internal;

import io.aerophoenix.api.ApiConfig;
import io.aerophoenix.api.SignInBody;
import io.aerophoenix.control.Command;
import io.aerophoenix.http.JsonRequest;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The way from a token into the console.
@RequestScoped
@Path("/sign-in-codes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "console")
public class SignInResource {
    private final Visitor visitor;
    private final ApiConfig config;

    @Inject
    SignInResource(Visitor visitor, ApiConfig config) {
        this.visitor = visitor;
        this.config = config;
    }

    @POST
    @Operation(
            operationId = "issueSignInCode",
            summary = "Makes a one-time link by which the caller signs in at the console")
    @APIResponseSchema(value = SignInBody.class, responseCode = "201")
    public Response issue(@Context ContainerRequestContext request) {
        JsonRequest.expectNothing(request);
        var code = visitor.ask(new Command.IssueSignInCode());
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(new SignInBody(code, link(code)))
                .build();
    }

    private URI link(String code) {
        return config.console().get().resolve("/sign-in?code=" + code);
    }
}
