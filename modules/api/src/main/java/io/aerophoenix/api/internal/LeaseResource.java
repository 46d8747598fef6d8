package io.aerophoenix.api.internal;

import static java.util.Objects.requireNonNull;

import io.aerophoenix.api.LeaseGrantBody;
import io.aerophoenix.api.LeaseOrderBody;
import io.aerophoenix.api.MachineLeaseBody;
import io.aerophoenix.control.LeaseCommand;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Fields;
import io.aerophoenix.http.JsonRequest;
import io.aerophoenix.http.Paths;
import io.aerophoenix.http.QueryReader;
import io.aerophoenix.http.RefusedException;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The lease of a machine: while somebody holds it, nobody else may change the machine.
@RequestScoped
@Path("/machines/{id}/lease")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "leases")
public class LeaseResource {
    private static final long DEFAULT_TTL_SECONDS = 30;

    private final Visitor visitor;

    @Inject
    LeaseResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @GET
    @Operation(operationId = "getLease", summary = "Shows who holds a machine, and until when")
    public MachineLeaseBody get(@PathParam("id") String id, @Context UriInfo uri) {
        QueryReader.expectNothing(uri);
        var machine = Paths.machine(id);
        return held(Sightings.known(visitor, machine));
    }

    private MachineLeaseBody held(Machine machine) {
        return machine.status()
                .leaseAt(visitor.now())
                .map(lease -> MachineLeaseBody.of(machine.id(), lease))
                .orElseThrow(() ->
                        RefusedException.of(
                                ErrorCode.NOT_FOUND,
                                "nobody holds a lease of %s; acquire one with POST"
                                        .formatted(machine.id())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "acquireLease",
            summary = "Acquires the lease of a machine, or renews it",
            description =
                    "Without `Machine-Lease-Nonce` it acquires a lease, with it the lease that it opens is renewed.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LeaseOrderBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "Acquired",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LeaseGrantBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "Renewed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MachineLeaseBody.class)))
    public Response order(@PathParam("id") String id, @Context ContainerRequestContext request) {
        var machine = Paths.machine(id);
        var order = Order.read(request);
        return order.nonce == null
                ? acquire(machine, order)
                : Response.ok(renew(machine, order, order.nonce)).build();
    }

    private Response acquire(MachineId machine, Order order) {
        var grant =
                visitor.ask(
                        new LeaseCommand.AcquireLease(machine, order.reason, order.ttl, order.key));
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(LeaseGrantBody.of(machine, leaseOf(grant.machine()), grant.nonce()))
                .build();
    }

    private MachineLeaseBody renew(MachineId machine, Order order, String nonce) {
        var renewed =
                visitor.ask(new LeaseCommand.RenewLease(machine, order.ttl, nonce, order.key));
        return MachineLeaseBody.of(machine, leaseOf(renewed));
    }

    /// Also when it is so short that it has expired by now.
    private static Lease leaseOf(Machine machine) {
        return requireNonNull(machine.status().lease(), "a lease that was just given");
    }

    @DELETE
    @Operation(
            operationId = "releaseLease",
            summary = "Ends the lease of a machine",
            description =
                    "With `Machine-Lease-Nonce` its holder releases it. With `force` anybody who holds `machine_destroy` breaks it; the machine's history keeps who did, and why.")
    @APIResponse(responseCode = "204", description = "It has ended")
    public void end(@PathParam("id") String id, @Context ContainerRequestContext request) {
        var machine = Paths.machine(id);
        var query = new QueryReader(request.getUriInfo());
        if (query.on("force")) {
            breakUp(machine, query, request);
        } else {
            release(machine, query, request);
        }
    }

    private void breakUp(MachineId machine, QueryReader query, ContainerRequestContext request) {
        if (query.text("reason") == null) {
            query.faults().add("reason", "is required: why its holder may not have it any more");
        }
        var reason = Reasons.checked(query.text("reason"), query.faults());
        Preconditions.expectNoVersion(request, query.faults());
        var key = Preconditions.key(request, query.faults());
        query.refuseFaults();
        visitor.ask(new LeaseCommand.BreakLease(machine, reason, key));
    }

    private void release(MachineId machine, QueryReader query, ContainerRequestContext request) {
        if (query.text("reason") != null) {
            query.faults().add("reason", "goes with force=true only");
        }
        Preconditions.expectNoVersion(request, query.faults());
        var nonce = Preconditions.nonce(request, query.faults());
        if (request.getHeaderString(Preconditions.LEASE_NONCE) == null) {
            query.faults()
                    .add(
                            Preconditions.LEASE_NONCE,
                            "is required to release a lease; to end that of somebody else, break it: force=true&reason=WHY");
        }
        var key = Preconditions.key(request, query.faults());
        query.refuseFaults();
        visitor.ask(new LeaseCommand.ReleaseLease(machine, requireNonNull(nonce), key));
    }

    /// @param nonce of the lease to renew; null to acquire one
    private record Order(
            String reason, Duration ttl, @Nullable String nonce, @Nullable String key) {
        static Order read(ContainerRequestContext request) {
            var query = new QueryReader(request.getUriInfo());
            var faults = query.faults();
            Preconditions.expectNoVersion(request, faults);
            var nonce = Preconditions.nonce(request, faults);
            var key = Preconditions.key(request, faults);
            boolean renewal = request.getHeaderString(Preconditions.LEASE_NONCE) != null;
            var fields = Fields.of(JsonRequest.json(request), faults);
            var reason = renewal ? noReason(fields, faults) : reason(fields, faults);
            var ttl = fields.whole("ttlSeconds", 1, Lease.LONGEST.toSeconds(), DEFAULT_TTL_SECONDS);
            fields.refuseOthers();
            query.refuseFaults();
            return new Order(reason, Duration.ofSeconds(ttl), nonce, key);
        }

        private static String reason(Fields fields, Faults faults) {
            return Reasons.checked(fields.requiredText("reason"), faults);
        }

        private static String noReason(Fields fields, Faults faults) {
            if (fields.text("reason") != null) {
                faults.add("reason", "a renewal keeps the reason of the acquisition; leave it out");
            }
            return "";
        }

        /// Leaves out the nonce.
        @Override
        public String toString() {
            return "Order[" + ttl + "]";
        }
    }
}
