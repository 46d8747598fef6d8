package io.aerophoenix.fly.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.control.RegionView;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fly.FlyConfig;
import io.aerophoenix.http.RefusedException;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Which regions there are, and what they have room for.
@RequestScoped
@Path("/platform")
@Produces(MediaType.APPLICATION_JSON)
public class PlatformResource {
    private final Visitor visitor;
    private final FlyConfig config;

    @Inject
    PlatformResource(Visitor visitor, FlyConfig config) {
        this.visitor = visitor;
        this.config = config;
    }

    @GET
    @Path("regions")
    public Response regions() {
        return Response.ok(RegionsDocument.around(config.region())).build();
    }

    @POST
    @Path("placements")
    public Response placements(@Context ContainerRequestContext request) {
        var input = Input.of(request);
        Organization.checked(input.requiredText("org_slug"), config);
        var wanted = PlacementRequest.of(input, config.region());
        long room = wanted.fittingIn(free());
        if (room < wanted.count()) {
            throw RefusedException.of(
                    ErrorCode.NO_CAPACITY,
                    "could not find a candidate host: there is room for %d of these machines in %s"
                            .formatted(room, config.region()));
        }
        long count = wanted.count() == 0 ? room : wanted.count();
        return Response.ok(PlacementsDocument.of(config.region(), count)).build();
    }

    /// What the driver of this API's machines has left.
    private Resources free() {
        return visitor.ask(new Query.ListRegions()).stream()
                .filter(region -> region.region().equals(config.region()))
                .flatMap(region -> region.drivers().stream())
                .filter(room -> room.driver().equals(config.driver()))
                .map(PlatformResource::free)
                .findFirst()
                .orElse(Resources.NONE);
    }

    private static Resources free(RegionView.DriverRoom room) {
        return room.capacity().minus(room.used());
    }
}
