package io.aerophoenix.api.internal;

import io.aerophoenix.api.AwaitedBody;
import io.aerophoenix.api.HistoryBody;
import io.aerophoenix.api.MachineBody;
import io.aerophoenix.api.MachineOrQuarantinedBody;
import io.aerophoenix.api.UsageBody;
import io.aerophoenix.control.Command;
import io.aerophoenix.control.Query;
import io.aerophoenix.http.Paths;
import io.aerophoenix.http.QueryReader;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// One machine: what it is, what became of it, and its end.
@RequestScoped
@Path("/machines/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "machines")
public class MachineResource {
    private final Visitor visitor;

    @Inject
    MachineResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @GET
    @Operation(operationId = "getMachine", summary = "Shows a machine")
    public MachineOrQuarantinedBody get(@PathParam("id") String id, @Context UriInfo uri) {
        QueryReader.expectNothing(uri);
        var sighting = visitor.ask(new Query.GetMachine(Paths.machine(id)));
        return MachineOrQuarantinedBody.of(sighting, visitor.now());
    }

    @DELETE
    @Operation(
            operationId = "destroyMachine",
            summary = "Destroys a machine",
            description =
                    "It must be created or stopped, unless `force` stops it first, and breaks its lease.")
    public MachineBody destroy(
            @PathParam("id") String id, @Context ContainerRequestContext request) {
        var query = new QueryReader(request.getUriInfo());
        boolean force = query.on("force");
        var given = Preconditions.of(request, query.faults());
        query.refuseFaults();
        var machine = Paths.machine(id);
        return Shown.machine(
                visitor,
                force
                        ? new Command.ForceDestroyMachine(machine, given)
                        : new Command.DestroyMachine(machine, given));
    }

    @GET
    @Path("history")
    @Operation(
            operationId = "getHistory",
            summary = "Shows what has become of a machine, the oldest first")
    public HistoryBody history(@PathParam("id") String id, @Context UriInfo uri) {
        QueryReader.expectNothing(uri);
        var machine = Paths.machine(id);
        return HistoryBody.of(machine, visitor.ask(new Query.GetHistory(machine)));
    }

    @GET
    @Path("wait")
    @Operation(
            operationId = "awaitState",
            summary = "Waits until a machine is in one of these states",
            description =
                    "Answers 504 `timeout` with the state it is in when it is not in time. With `since`, a state that the machine was in for a moment after that version counts too.")
    public AwaitedBody await(@PathParam("id") String id, @Context UriInfo uri) {
        var query = WaitReader.read(Paths.machine(id), new QueryReader(uri));
        return AwaitedBody.of(visitor.ask(query), visitor.now());
    }

    @GET
    @Path("usage")
    @Operation(operationId = "getUsage", summary = "Shows what a machine uses now")
    public UsageBody usage(@PathParam("id") String id, @Context UriInfo uri) {
        QueryReader.expectNothing(uri);
        return visitor.ask(new Query.GetUsage(Paths.machine(id)))
                .map(UsageBody::of)
                .orElse(UsageBody.NONE);
    }
}
