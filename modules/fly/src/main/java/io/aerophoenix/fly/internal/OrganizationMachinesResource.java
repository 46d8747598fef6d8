package io.aerophoenix.fly.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fly.FlyConfig;
import io.aerophoenix.http.Visitor;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.Sighting;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The machines of all apps of the organization.
@RequestScoped
@Path("/orgs/{org_slug}/machines")
@Produces(MediaType.APPLICATION_JSON)
public class OrganizationMachinesResource {
    private static final int LOOK = 1000;
    private static final MachineFilter DESTROYED =
            new MachineFilter(null, null, Set.of(MachineState.TERMINATED), "", Map.of());

    private final Visitor visitor;
    private final FlyConfig config;

    @Inject
    OrganizationMachinesResource(Visitor visitor, FlyConfig config) {
        this.visitor = visitor;
        this.config = config;
    }

    /// Looks at all machines there are for each page: the lists behind the door are sorted by ids, this one by time.
    @GET
    public Response list(@PathParam("org_slug") String slug, @Context UriInfo uri) {
        Organization.checked(slug, config);
        var query = OrganizationQuery.of(uri);
        var page = new OrganizationPage<Machine>(query.after(), query.limit());
        boolean complete = offer(MachineFilter.LIVING, query, page);
        if (query.deleted()) {
            complete &= offer(DESTROYED, query, page);
        }
        return Response.ok(
                        OrganizationMachinesDocument.of(
                                page,
                                query.summary()
                                        ? OrganizationMachineDocument::summary
                                        : OrganizationMachineDocument::whole,
                                complete ? List.of() : List.of(config.region().value())))
                .build();
    }

    /// @return whether each of them could be looked at
    private boolean offer(
            MachineFilter filter, OrganizationQuery query, OrganizationPage<Machine> page) {
        boolean complete = true;
        @Nullable MachineId after = null;
        do {
            var part = visitor.ask(new Query.ListMachines(filter, after, LOOK));
            for (var sighting : part.machines()) {
                switch (sighting) {
                    case Sighting.Known(var machine) -> offer(machine, query, page);
                    case Sighting.Quarantined _ -> complete = false;
                }
            }
            after = part.next();
        } while (after != null);
        return complete;
    }

    private static void offer(
            Machine machine, OrganizationQuery query, OrganizationPage<Machine> page) {
        if (query.admitsRegion(machine.region()) && query.admitsState(MachineWords.of(machine))) {
            var place = new OrganizationCursor(machine.status().updatedAt(), machine.id().value());
            page.offer(place, machine);
        }
    }
}
