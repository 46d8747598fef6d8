package io.aerophoenix.fly.internal;

import io.aerophoenix.fly.FlyConfig;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/// The machines of an app, and how new ones come to be.
@RequestScoped
@Path("/apps/{app}/machines")
@Produces(MediaType.APPLICATION_JSON)
public class MachinesResource {
    private final Visitor visitor;
    private final FlyConfig config;

    @Inject
    MachinesResource(Visitor visitor, FlyConfig config) {
        this.visitor = visitor;
        this.config = config;
    }

    @GET
    public List<MachineDocument> list(@PathParam("app") String app, @Context UriInfo uri) {
        var door = MachineDoor.of(visitor, app);
        var query = MachineParameters.of(uri);
        var view = new MachineView(door);
        boolean summary = query.on("summary");
        return MachineSelection.of(query).of(door).stream()
                .map(machine -> summary ? MachineDocument.summary(machine) : view.inList(machine))
                .toList();
    }

    @POST
    public MachineDocument create(
            @PathParam("app") String app, @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        return new MachineCreation(door, config, RequestKeys.of(request))
                .create(MachineBody.required(request));
    }
}
