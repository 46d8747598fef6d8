package io.aerophoenix.fly.internal;

import static java.util.Objects.requireNonNull;

import io.aerophoenix.control.LeaseCommand;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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

/// The lease of a machine.
@RequestScoped
@Path("/apps/{app}/machines/{machine}/lease")
@Produces(MediaType.APPLICATION_JSON)
public class LeasesResource {
    /// The command line of the original takes it from these words that there is none.
    private static final String NONE = "lease not found";

    private final Visitor visitor;

    @Inject
    LeasesResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @GET
    public LeaseDocument show(@PathParam("app") String app, @PathParam("machine") String id) {
        var machine = MachineDoor.of(visitor, app).find(id);
        return machine.status()
                .leaseAt(visitor.now())
                .map(lease -> LeaseDocument.of(machine, lease, null))
                .orElseThrow(() -> MachineDoor.error(404, NONE));
    }

    /// Acquires it, or, for whoever knows the nonce, renews it.
    @POST
    public Response acquire(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        var lease =
                MachineLease.of(
                        MachineParameters.of(request.getUriInfo()), MachineBody.optional(request));
        var machine = door.find(id);
        var nonce = MachineDoor.nonce(request);
        return nonce == null
                ? acquired(lease.grant(door, machine))
                : renewed(door, machine, lease, nonce);
    }

    private static Response acquired(LeaseCommand.LeaseGrant grant) {
        return shown(201, grant.machine(), grant.nonce());
    }

    private static Response renewed(
            MachineDoor door, Machine machine, MachineLease lease, String nonce) {
        var answer = door.answer(new LeaseCommand.RenewLease(machine.id(), lease.ttl(), nonce));
        return switch (answer) {
            case Answer.Done<Machine>(var renewed) -> shown(200, renewed, nonce);
            case Answer.Refused<Machine>(var refusal) -> throw refused(machine, refusal);
        };
    }

    private static Response shown(int status, Machine machine, String nonce) {
        return Response.status(status)
                .header("Cache-Control", "no-store")
                .entity(LeaseDocument.of(machine, leaseOf(machine), nonce))
                .build();
    }

    /// Also when it is so short that it has expired by now.
    private static Lease leaseOf(Machine machine) {
        return requireNonNull(machine.status().lease(), "a lease that was just given");
    }

    private static RuntimeException refused(Machine machine, Refusal refusal) {
        return refusal.code() == ErrorCode.PRECONDITION_FAILED
                ? MachineDoor.error(404, NONE)
                : MachineDoor.refused(machine.id(), refusal);
    }

    @DELETE
    public LeaseDocument.Released release(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        var machine = door.find(id);
        var nonce = MachineDoor.nonce(request);
        if (nonce == null) {
            throw MachineDoor.error(
                    400,
                    "invalid_argument: %s is required: the nonce of the lease"
                            .formatted(MachineDoor.NONCE));
        }
        var answer = door.answer(new LeaseCommand.ReleaseLease(machine.id(), nonce));
        if (answer instanceof Answer.Refused<Machine>(var refusal)) {
            throw refusal.code() == ErrorCode.LOCKED
                    ? MachineDoor.error(
                            400,
                            "invalid_argument: %s is not the nonce of the lease of %s"
                                    .formatted(MachineDoor.NONCE, machine.id()))
                    : refused(machine, refusal);
        }
        return LeaseDocument.Released.OK;
    }
}
