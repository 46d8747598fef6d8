package io.aerophoenix.fly.internal;

import io.aerophoenix.control.Command;
import io.aerophoenix.control.ConfigurationCommand;
import io.aerophoenix.control.WorkloadCommand;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.StopPolicy;
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
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is done with a machine as it is.
@RequestScoped
@Path("/apps/{app}/machines/{machine}")
@Produces(MediaType.APPLICATION_JSON)
public class MachineActionsResource {
    private static final StopPolicy AT_ONCE = new StopPolicy("SIGKILL", Duration.ZERO);

    private final Visitor visitor;

    @Inject
    MachineActionsResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @POST
    @Path("start")
    public StartDocument start(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        var machine = door.find(id);
        new MachineStart(door, MachineDoor.given(request)).start(machine);
        return StartDocument.from(MachineWords.of(machine));
    }

    @POST
    @Path("stop")
    public OkDocument stop(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        var stop = MachineBody.optional(request);
        var machine = door.find(id);
        var given = MachineDoor.given(request);
        var command = new Command.StopMachine(machine.id(), policy(machine, stop), given);
        new MachineStart(door, given).stop(command, machine);
        return OkDocument.OK;
    }

    /// Null when the request leaves it to the machine.
    private static @Nullable StopPolicy policy(Machine machine, ConfigFields stop) {
        return stop.has("signal") || stop.has("timeout")
                ? ConfigStop.over(machine.spec().stop(), stop)
                : null;
    }

    @POST
    @Path("restart")
    public OkDocument restart(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        var query = MachineParameters.of(request.getUriInfo());
        var body = MachineBody.optional(request);
        var stop = query.over(body, "timeout", "signal");
        boolean force = query.on("force_stop") || body.on("force_stop");
        var machine = door.find(id);
        var given = MachineDoor.given(request);
        var command =
                new Command.RestartMachine(
                        machine.id(), force ? AT_ONCE : policy(machine, stop), given);
        new MachineStart(door, given).restart(command, machine);
        return OkDocument.OK;
    }

    @POST
    @Path("suspend")
    public OkDocument suspend(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        var machine = door.find(id);
        new MachineStart(door, MachineDoor.given(request)).suspend(machine);
        return OkDocument.OK;
    }

    @POST
    @Path("signal")
    public OkDocument signal(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        var signal = MachineSignals.name(MachineBody.required(request));
        var machine = door.find(id).id();
        door.ask(
                machine,
                new WorkloadCommand.SendSignal(machine, signal, MachineDoor.given(request)));
        return OkDocument.OK;
    }

    @POST
    @Path("cordon")
    public OkDocument cordon(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        var machine = door.find(id).id();
        door.ask(
                machine,
                new ConfigurationCommand.CordonMachine(machine, MachineDoor.given(request)));
        return OkDocument.OK;
    }

    @POST
    @Path("uncordon")
    public OkDocument uncordon(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        var machine = door.find(id).id();
        door.ask(
                machine,
                new ConfigurationCommand.UncordonMachine(machine, MachineDoor.given(request)));
        return OkDocument.OK;
    }
}
