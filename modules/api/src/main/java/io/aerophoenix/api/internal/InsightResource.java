package io.aerophoenix.api.internal;

import io.aerophoenix.api.MemoryBody;
import io.aerophoenix.api.MemoryLimitBody;
import io.aerophoenix.api.ProcessesBody;
import io.aerophoenix.api.ReclaimBody;
import io.aerophoenix.api.ReclaimedBody;
import io.aerophoenix.control.Command;
import io.aerophoenix.control.Precondition;
import io.aerophoenix.control.Query;
import io.aerophoenix.control.WorkloadCommand;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.http.Fields;
import io.aerophoenix.http.JsonRequest;
import io.aerophoenix.http.Paths;
import io.aerophoenix.http.QueryReader;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What goes on inside a machine: its processes and its memory.
@RequestScoped
@Path("/machines/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "workloads")
public class InsightResource {
    private static final long MOST_MB = 4L * 1024 * 1024;

    private final Visitor visitor;

    @Inject
    InsightResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @GET
    @Path("processes")
    @Operation(
            operationId = "listProcesses",
            summary = "Lists the processes of a machine's workload")
    public ProcessesBody processes(@PathParam("id") String id, @Context UriInfo uri) {
        QueryReader.expectNothing(uri);
        var machine = Paths.machine(id);
        return ProcessesBody.of(machine, visitor.ask(new Query.ListProcesses(machine)));
    }

    @GET
    @Path("memory")
    @Operation(
            operationId = "getMemory",
            summary = "Shows how much memory a machine's workload may take now")
    public MemoryBody memory(@PathParam("id") String id, @Context UriInfo uri) {
        QueryReader.expectNothing(uri);
        return MemoryBody.of(visitor.ask(new Query.GetMemory(Paths.machine(id))));
    }

    @PUT
    @Path("memory")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "limitMemory",
            summary = "Sets how much memory a machine's workload may take",
            description =
                    "Until its next start, which begins with the spec's `memoryMb` again. A limit below what it holds, and cannot give back, is refused.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MemoryLimitBody.class)))
    public MemoryBody limit(@PathParam("id") String id, @Context ContainerRequestContext request) {
        return MemoryBody.of(
                visitor.ask(amount(id, request, "limitMb", WorkloadCommand.LimitMemory::new)));
    }

    @POST
    @Path("memory/reclaim")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reclaimMemory",
            summary = "Takes memory from a machine's workload that it does not need now")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReclaimBody.class)))
    public ReclaimedBody reclaim(
            @PathParam("id") String id, @Context ContainerRequestContext request) {
        return new ReclaimedBody(
                visitor.ask(amount(id, request, "amountMb", WorkloadCommand.ReclaimMemory::new)));
    }

    private static <C extends Command<?>> C amount(
            String id, ContainerRequestContext request, String field, AmountOf<C> command) {
        var machine = Paths.machine(id);
        var query = new QueryReader(request.getUriInfo());
        var given = Preconditions.of(request, query.faults());
        var body = Fields.of(JsonRequest.json(request), query.faults());
        long megabytes = body.requiredWhole(field, 1, MOST_MB);
        body.refuseOthers();
        query.refuseFaults();
        return command.of(machine, megabytes, given);
    }

    private interface AmountOf<C> {
        C of(MachineId machine, long megabytes, Precondition given);
    }
}
