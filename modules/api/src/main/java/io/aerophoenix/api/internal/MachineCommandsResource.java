package io.aerophoenix.api.internal;

import io.aerophoenix.api.MachineBody;
import io.aerophoenix.api.StopOrderBody;
import io.aerophoenix.control.Command;
import io.aerophoenix.control.ConfigurationCommand;
import io.aerophoenix.control.Precondition;
import io.aerophoenix.control.RegionCommand;
import io.aerophoenix.control.Request;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.http.JsonRequest;
import io.aerophoenix.http.Paths;
import io.aerophoenix.http.QueryReader;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What can be done with a machine that exists. Answered when it is done, with the machine as it is then.
@RequestScoped
@Path("/machines/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "machines")
public class MachineCommandsResource {
    private final Visitor visitor;

    @Inject
    MachineCommandsResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @POST
    @Path("start")
    @Operation(operationId = "startMachine", summary = "Starts a machine")
    public MachineBody start(@PathParam("id") String id, @Context ContainerRequestContext request) {
        return run(id, request, Command.StartMachine::new);
    }

    @POST
    @Path("stop")
    @Operation(operationId = "stopMachine", summary = "Stops a machine")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StopOrderBody.class)))
    public MachineBody stop(@PathParam("id") String id, @Context ContainerRequestContext request) {
        return runStopping(id, request, Command.StopMachine::new);
    }

    @POST
    @Path("suspend")
    @Operation(
            operationId = "suspendMachine",
            summary = "Freezes a machine where it is; it keeps its memory")
    public MachineBody suspend(
            @PathParam("id") String id, @Context ContainerRequestContext request) {
        return run(id, request, Command.SuspendMachine::new);
    }

    @POST
    @Path("resume")
    @Operation(operationId = "resumeMachine", summary = "Lets a suspended machine go on")
    public MachineBody resume(
            @PathParam("id") String id, @Context ContainerRequestContext request) {
        return run(id, request, Command.ResumeMachine::new);
    }

    @POST
    @Path("restart")
    @Operation(
            operationId = "restartMachine",
            summary = "Stops a machine and starts it again, as one operation")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StopOrderBody.class)))
    public MachineBody restart(
            @PathParam("id") String id, @Context ContainerRequestContext request) {
        return runStopping(id, request, Command.RestartMachine::new);
    }

    @POST
    @Path("cordon")
    @Operation(
            operationId = "cordonMachine",
            summary = "Marks a machine as not to be given new work; what runs in it goes on")
    public MachineBody cordon(
            @PathParam("id") String id, @Context ContainerRequestContext request) {
        return run(id, request, ConfigurationCommand.CordonMachine::new);
    }

    @POST
    @Path("uncordon")
    @Operation(operationId = "uncordonMachine", summary = "Lets a machine be given work again")
    public MachineBody uncordon(
            @PathParam("id") String id, @Context ContainerRequestContext request) {
        return run(id, request, ConfigurationCommand.UncordonMachine::new);
    }

    @POST
    @Path("readmit")
    @Operation(
            operationId = "readmitMachine",
            summary = "Ends the quarantine of a machine whose file is good again")
    public MachineBody readmit(
            @PathParam("id") String id, @Context ContainerRequestContext request) {
        var query = new QueryReader(request.getUriInfo());
        Preconditions.expectNoVersion(request, query.faults());
        query.refuseFaults();
        JsonRequest.expectNoBody(request);
        return Shown.machine(visitor, new RegionCommand.ReadmitMachine(Paths.machine(id)));
    }

    private MachineBody run(String id, ContainerRequestContext request, CommandOf command) {
        var query = new QueryReader(request.getUriInfo());
        var given = Preconditions.of(request, query.faults());
        query.refuseFaults();
        JsonRequest.expectNoBody(request);
        return Shown.machine(visitor, command.of(Paths.machine(id), given));
    }

    private MachineBody runStopping(String id, ContainerRequestContext request, StopOf command) {
        var machine = Paths.machine(id);
        var query = new QueryReader(request.getUriInfo());
        var given = Preconditions.of(request, query.faults());
        var order = StopOrder.read(request, query.faults());
        query.refuseFaults();
        var stop = order.policy(() -> Sightings.known(visitor, machine).spec().stop());
        return Shown.machine(visitor, command.of(machine, stop, given));
    }

    private interface StopOf {
        Request<Machine> of(MachineId machine, @Nullable StopPolicy stop, Precondition given);
    }

    private interface CommandOf {
        Request<Machine> of(MachineId machine, Precondition given);
    }
}
