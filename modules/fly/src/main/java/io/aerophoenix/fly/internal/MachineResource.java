package io.aerophoenix.fly.internal;

import io.aerophoenix.control.Command;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/// One machine: what it is, what it is to be, and its end.
@RequestScoped
@Path("/apps/{app}/machines/{machine}")
@Produces(MediaType.APPLICATION_JSON)
public class MachineResource {
    private final Visitor visitor;

    @Inject
    MachineResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @GET
    public MachineDocument show(@PathParam("app") String app, @PathParam("machine") String id) {
        var door = MachineDoor.of(visitor, app);
        return new MachineView(door).whole(door.find(id));
    }

    @POST
    public MachineDocument update(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        var body = MachineBody.required(request);
        return new MachineUpdate(door, MachineDoor.nonce(request)).update(door.find(id), body);
    }

    /// Clients call by two names what is to be destroyed in whatever state.
    @DELETE
    public OkDocument destroy(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        var query = MachineParameters.of(request.getUriInfo());
        boolean force = query.on("force") || query.on("kill");
        var machine = door.find(id);
        var given = MachineDoor.given(request);
        var command =
                force
                        ? new Command.ForceDestroyMachine(machine.id(), given)
                        : new Command.DestroyMachine(machine.id(), given);
        new MachineStart(door, given).destroy(command, machine);
        return OkDocument.OK;
    }
}
