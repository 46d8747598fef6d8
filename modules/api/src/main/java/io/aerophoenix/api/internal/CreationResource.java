package io.aerophoenix.api.internal;

import io.aerophoenix.api.MachineBody;
import io.aerophoenix.api.NewMachineBody;
import io.aerophoenix.control.Command;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.http.JsonRequest;
import io.aerophoenix.http.Paths;
import io.aerophoenix.http.QueryReader;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// How machines come to be.
@RequestScoped
@Path("/apps/{app}/machines")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "machines")
public class CreationResource {
    private final Visitor visitor;

    @Inject
    CreationResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createMachine",
            summary = "Creates a machine, and starts it",
            description =
                    "When the start fails the machine exists all the same: stopped, with the reason in `lastError`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewMachineBody.class)))
    @APIResponseSchema(value = MachineBody.class, responseCode = "201")
    public Response create(
            @PathParam("app") String app,
            @Context UriInfo uri,
            @Context ContainerRequestContext request) {
        var created = visitor.ask(command(Paths.app(app), uri, request));
        var machine = MachineBody.of(created.machine(), visitor.now());
        var location = URI.create("machines/" + machine.id());
        var response = Response.created(location).entity(machine);
        if (created.repeated()) {
            response.header("Idempotency-Replayed", true);
        }
        return response.build();
    }

    private static Command.CreateMachine command(
            AppName app, UriInfo uri, ContainerRequestContext request) {
        var query = new QueryReader(uri);
        var then = then(query);
        var key = Preconditions.key(request, query.faults());
        var json = JsonRequest.json(request);
        var creation = CreationReader.read(json, query.faults());
        query.refuseFaults();
        if (creation == null) {
            throw new IllegalStateException("a creation that cannot be read has faults");
        }
        return new Command.CreateMachine(app, creation.region(), creation.spec(), then, key);
    }

    private static Command.AfterCreation then(QueryReader query) {
        return query.text("start") == null || query.on("start")
                ? Command.AfterCreation.START
                : Command.AfterCreation.LEAVE;
    }
}
