package io.aerophoenix.api.internal;

import io.aerophoenix.api.HistoryBody;
import io.aerophoenix.api.MachineBody;
import io.aerophoenix.api.MachineOrQuarantinedBody;
import io.aerophoenix.api.MachinesBody;
import io.aerophoenix.api.UsageBody;
import io.aerophoenix.control.Command;
import io.aerophoenix.control.Query;
import io.aerophoenix.lifecycle.MachineFilter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Machines: what there is, what became of them, and their end.
@RequestScoped
@Path("/machines")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "machines")
public class MachinesResource {
    private static final int MAX_PAGE = 1000;
    private static final int DEFAULT_PAGE = 100;
    private static final int MAX_TIMEOUT_SECONDS = 300;
    private static final int DEFAULT_TIMEOUT_SECONDS = 30;

    private final Visitor visitor;

    @Inject
    MachinesResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @GET
    @Operation(
            operationId = "listMachines",
            summary = "Lists machines, in the order of their ids",
            description = "Terminated ones only when `state` asks for them.")
    @Parameter(name = "app", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "region", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "States, with commas between them",
            example = "running,stopped",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Part of a name, an id or an app",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "`next` of the page before",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "1000",
                            defaultValue = "100"))
    public MachinesBody list(@Context UriInfo uri) {
        var query = new QueryReader(uri);
        var text = query.text("q");
        var filter =
                new MachineFilter(
                        query.app("app"),
                        query.region("region"),
                        query.states("state"),
                        text == null ? "" : text.toLowerCase(Locale.ROOT));
        var after = query.machine("after");
        int limit = query.whole("limit", 1, MAX_PAGE, DEFAULT_PAGE);
        query.refuseFaults();
        return MachinesBody.of(visitor.ask(new Query.ListMachines(filter, after, limit)));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getMachine", summary = "Shows a machine")
    public MachineOrQuarantinedBody get(@PathParam("id") String id) {
        return MachineOrQuarantinedBody.of(visitor.ask(new Query.GetMachine(Paths.machine(id))));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "destroyMachine",
            summary = "Destroys a machine",
            description = "It must be created or stopped, unless `force` stops it first.")
    @Parameter(
            name = "force",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    public MachineBody destroy(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context UriInfo uri) {
        var query = new QueryReader(uri);
        boolean force = query.on("force");
        query.refuseFaults();
        var machine = Paths.machine(id);
        var version = Versions.expected(ifMatch);
        return MachineBody.of(
                visitor.ask(
                        force
                                ? new Command.ForceDestroyMachine(machine, version)
                                : new Command.DestroyMachine(machine, version)));
    }

    @GET
    @Path("{id}/history")
    @Operation(
            operationId = "getHistory",
            summary = "Shows all transitions of a machine, the oldest first")
    public HistoryBody history(@PathParam("id") String id) {
        var machine = Paths.machine(id);
        return HistoryBody.of(machine, visitor.ask(new Query.GetHistory(machine)));
    }

    @GET
    @Path("{id}/wait")
    @Operation(
            operationId = "awaitState",
            summary = "Waits until a machine is in one of these states",
            description = "Answers 504 `timeout` with the state it is in when it is not in time.")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            required = true,
            description = "States, with commas between them",
            example = "running,stopped",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "timeout",
            in = ParameterIn.QUERY,
            description = "Seconds",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "0",
                            maximum = "300",
                            defaultValue = "30"))
    public MachineBody await(@PathParam("id") String id, @Context UriInfo uri) {
        var query = new QueryReader(uri);
        if (query.text("state") == null) {
            query.faults().add("state", "is required: the states to wait for");
        }
        var states = query.states("state");
        int seconds = query.whole("timeout", 0, MAX_TIMEOUT_SECONDS, DEFAULT_TIMEOUT_SECONDS);
        query.refuseFaults();
        return MachineBody.of(
                visitor.ask(
                        new Query.AwaitState(
                                Paths.machine(id), states, Duration.ofSeconds(seconds))));
    }

    @GET
    @Path("{id}/usage")
    @Operation(operationId = "getUsage", summary = "Shows what a machine uses now")
    public UsageBody usage(@PathParam("id") String id) {
        return visitor.ask(new Query.GetUsage(Paths.machine(id)))
                .map(UsageBody::of)
                .orElse(UsageBody.NONE);
    }
}
