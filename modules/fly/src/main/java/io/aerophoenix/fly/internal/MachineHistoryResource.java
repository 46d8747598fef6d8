package io.aerophoenix.fly.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/// What has become of a machine, and what is to become of it.
@RequestScoped
@Path("/apps/{app}/machines/{machine}")
@Produces(MediaType.APPLICATION_JSON)
public class MachineHistoryResource {
    private final Visitor visitor;

    @Inject
    MachineHistoryResource(Visitor visitor) {
        this.visitor = visitor;
    }

    /// The newest first.
    @GET
    @Path("events")
    public List<EventDocument> events(
            @PathParam("app") String app, @PathParam("machine") String id, @Context UriInfo uri) {
        var door = MachineDoor.of(visitor, app);
        int limit = limit(MachineParameters.of(uri));
        return new MachineView(door).events(door.find(id), limit);
    }

    private static int limit(MachineParameters query) {
        var limit = query.whole("limit");
        if (limit == null) {
            return MachineEvents.DEFAULT;
        }
        if (limit < 1 || limit > MachineEvents.MOST) {
            throw Faults.refusal(
                    "limit", "must be a whole number from 1 to %d".formatted(MachineEvents.MOST));
        }
        return limit.intValue();
    }

    /// The newest first.
    @GET
    @Path("versions")
    public List<VersionDocument> versions(
            @PathParam("app") String app, @PathParam("machine") String id) {
        var door = MachineDoor.of(visitor, app);
        var machine = door.find(id);
        return door
                .ask(machine.id(), new Query.ListConfigurations(machine.id()))
                .reversed()
                .stream()
                .map(configuration -> version(machine, configuration))
                .toList();
    }

    private static VersionDocument version(Machine machine, Configuration configuration) {
        return new VersionDocument(
                new MachineStamp(machine.id(), configuration.version()).toString(),
                ConfigWriter.write(configuration.spec()));
    }

    @GET
    @Path("wait")
    public WaitDocument await(
            @PathParam("app") String app, @PathParam("machine") String id, @Context UriInfo uri) {
        var door = MachineDoor.of(visitor, app);
        var machine = door.find(id);
        return MachineWait.of(machine, MachineParameters.of(uri)).await(door, machine);
    }
}
