package io.aerophoenix.api.internal;

import io.aerophoenix.api.RebuildBody;
import io.aerophoenix.api.RegionsBody;
import io.aerophoenix.control.Query;
import io.aerophoenix.control.RegionCommand;
import io.aerophoenix.control.RegionView;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.http.JsonRequest;
import io.aerophoenix.http.QueryReader;
import io.aerophoenix.http.RefusedException;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The regions.
@RequestScoped
@Path("/regions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "regions")
public class RegionsResource {
    private final Visitor visitor;

    @Inject
    RegionsResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @GET
    @Operation(
            operationId = "listRegions",
            summary = "Lists the regions, with their drivers and what they have room for")
    public RegionsBody list(@Context UriInfo uri) {
        QueryReader.expectNothing(uri);
        return RegionsBody.of(visitor.ask(new Query.ListRegions()));
    }

    @POST
    @Path("{code}/index/rebuild")
    @Operation(
            operationId = "rebuildIndex",
            summary = "Makes a region's index of machines anew from their own files",
            description =
                    "The region goes on meanwhile. Answered when it is done: for 100,000 machines that takes a minute.")
    public RebuildBody rebuild(
            @PathParam("code") String code, @Context ContainerRequestContext request) {
        JsonRequest.expectNothing(request);
        var region = known(code);
        return RebuildBody.of(region, visitor.ask(new RegionCommand.RebuildIndex()));
    }

    private RegionCode known(String code) {
        return visitor.ask(new Query.ListRegions()).stream()
                .map(RegionView::region)
                .filter(it -> it.value().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        RefusedException.of(
                                ErrorCode.NOT_FOUND,
                                "there is no such region here; list them to see which there are"));
    }
}
