package io.aerophoenix.fly.internal;

import io.aerophoenix.apps.Volume;
import io.aerophoenix.control.VolumeQuery;
import io.aerophoenix.fly.FlyConfig;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/// The volumes of all apps of the organization.
@RequestScoped
@Path("/orgs/{org_slug}/volumes")
@Produces(MediaType.APPLICATION_JSON)
public class OrganizationVolumesResource {
    private final Visitor visitor;
    private final FlyConfig config;

    @Inject
    OrganizationVolumesResource(Visitor visitor, FlyConfig config) {
        this.visitor = visitor;
        this.config = config;
    }

    @GET
    public Response list(@PathParam("org_slug") String slug, @Context UriInfo uri) {
        Organization.checked(slug, config);
        var query = OrganizationQuery.ofUntimed(uri);
        var page = new OrganizationPage<Volume>(query.after(), query.limit());
        for (var volume : visitor.ask(new VolumeQuery.ListVolumes(null))) {
            if (query.admitsRegion(volume.region()) && query.admitsState(VolumeDocument.STATE)) {
                var place = new OrganizationCursor(volume.createdAt(), volume.id().value());
                page.offer(place, volume);
            }
        }
        return Response.ok(OrganizationVolumesDocument.of(page)).build();
    }
}
