package io.aerophoenix.fly.internal;

import io.aerophoenix.apps.App;
import io.aerophoenix.control.AppCommand;
import io.aerophoenix.control.AppQuery;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fly.FlyConfig;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.QueryReader;
import io.aerophoenix.http.RefusedException;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;

/// The apps.
@RequestScoped
@Path("/apps")
@Produces(MediaType.APPLICATION_JSON)
public class AppsResource {
    private final Visitor visitor;
    private final FlyConfig config;

    @Inject
    AppsResource(Visitor visitor, FlyConfig config) {
        this.visitor = visitor;
        this.config = config;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        var slug = new QueryReader(uri).text("org_slug");
        if (slug == null) {
            throw Faults.refusal("org_slug", "is required; use " + config.organization());
        }
        Organization.checked(slug, config);
        return Response.ok(AppsDocument.of(visitor.ask(new AppQuery.ListApps()))).build();
    }

    /// The original answers without a body, and yet its own client reads one.
    @POST
    public Response create(@Context ContainerRequestContext request) {
        var key = RequestKeys.of(request);
        var input = Input.of(request);
        var command =
                new AppCommand.CreateApp(
                        nameIn(input),
                        Organization.checked(input.text("org_slug"), config),
                        Objects.requireNonNullElse(input.text("network"), App.DEFAULT_NETWORK),
                        key);
        return Response.status(201).entity(AppDocument.ofNew(created(command))).build();
    }

    private static AppName nameIn(Input input) {
        // What earlier clients call it.
        var former = input.text("app_name");
        var name = former == null ? input.requiredText("name") : former;
        try {
            return new AppName(name);
        } catch (IllegalArgumentException e) {
            throw Faults.refusal("name", String.valueOf(e.getMessage()));
        }
    }

    private App created(AppCommand.CreateApp command) {
        try {
            return visitor.ask(command);
        } catch (RefusedException e) {
            if (e.refusal().code() == ErrorCode.NAME_TAKEN) {
                throw new WebApplicationException(
                        Errors.response(
                                422,
                                "Validation failed: Name has already been taken",
                                "name_taken"));
            }
            throw e;
        }
    }

    @GET
    @Path("{app_name}")
    public Response show(@PathParam("app_name") String app) {
        var view =
                Absence.named(
                        MachineDoor.APP_NOT_FOUND,
                        () -> visitor.ask(new AppQuery.GetApp(Segments.app(app))));
        return Response.ok(AppDocument.of(view)).build();
    }

    @DELETE
    @Path("{app_name}")
    public Response delete(@PathParam("app_name") String app, @Context UriInfo uri) {
        var query = new QueryReader(uri);
        boolean force = query.on("force");
        query.faults().refuseIfAny();
        Absence.named(
                MachineDoor.APP_NOT_FOUND,
                () -> visitor.ask(new AppCommand.DeleteApp(Segments.app(app), force)));
        return Response.accepted().build();
    }
}
