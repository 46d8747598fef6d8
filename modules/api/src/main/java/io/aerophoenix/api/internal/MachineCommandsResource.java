package io.aerophoenix.api.internal;

import io.aerophoenix.api.MachineBody;
import io.aerophoenix.control.Command;
import io.aerophoenix.control.Precondition;
import io.aerophoenix.fleet.MachineId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
    public MachineBody start(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context ContainerRequestContext request) {
        return run(id, ifMatch, request, Command.StartMachine::new);
    }

    @POST
    @Path("stop")
    @Operation(operationId = "stopMachine", summary = "Stops a machine")
    public MachineBody stop(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context ContainerRequestContext request) {
        return run(id, ifMatch, request, Command.StopMachine::new);
    }

    @POST
    @Path("suspend")
    @Operation(
            operationId = "suspendMachine",
            summary = "Freezes a machine where it is; it keeps its memory")
    public MachineBody suspend(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context ContainerRequestContext request) {
        return run(id, ifMatch, request, Command.SuspendMachine::new);
    }

    @POST
    @Path("resume")
    @Operation(operationId = "resumeMachine", summary = "Lets a suspended machine go on")
    public MachineBody resume(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context ContainerRequestContext request) {
        return run(id, ifMatch, request, Command.ResumeMachine::new);
    }

    @POST
    @Path("restart")
    @Operation(
            operationId = "restartMachine",
            summary = "Stops a machine and starts it again, as one operation")
    public MachineBody restart(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context ContainerRequestContext request) {
        return run(id, ifMatch, request, Command.RestartMachine::new);
    }

    private MachineBody run(
            String id,
            @Nullable String ifMatch,
            ContainerRequestContext request,
            CommandOf command) {
        JsonRequest.expectNothing(request);
        var given = Precondition.version(Versions.expected(ifMatch));
        return MachineBody.of(visitor.ask(command.of(Paths.machine(id), given)));
    }

    private interface CommandOf {
        Command.MachineCommand of(MachineId machine, Precondition given);
    }
}
