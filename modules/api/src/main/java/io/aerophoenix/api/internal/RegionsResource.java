package io.aerophoenix.api.internal;

import io.aerophoenix.api.RegionsBody;
import io.aerophoenix.control.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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
}
