package io.aerophoenix.api.internal;

import io.aerophoenix.api.MachinesBody;
import io.aerophoenix.control.Query;
import io.aerophoenix.http.QueryReader;
import io.aerophoenix.http.Visitor;
import io.aerophoenix.lifecycle.MachineFilter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Which machines there are.
@RequestScoped
@Path("/machines")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "machines")
public class MachinesResource {
    static final int MAX_PAGE = 1000;
    static final int DEFAULT_PAGE = 100;

    private final Visitor visitor;

    @Inject
    MachinesResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @GET
    @Operation(
            operationId = "listMachines",
            summary = "Lists machines, in the order of their ids",
            description = "Terminated ones only when `state` asks for them.")
    public MachinesBody list(@Context UriInfo uri) {
        var query = new QueryReader(uri);
        var text = query.text("q");
        var filter =
                new MachineFilter(
                        query.app("app"),
                        query.region("region"),
                        query.states("state"),
                        text == null ? "" : text.toLowerCase(Locale.ROOT),
                        query.labels("label"));
        var after = query.machine("after");
        int limit = query.whole("limit", 1, MAX_PAGE, DEFAULT_PAGE);
        query.refuseFaults();
        var page = visitor.ask(new Query.ListMachines(filter, after, limit));
        return MachinesBody.of(page, visitor.now());
    }
}
