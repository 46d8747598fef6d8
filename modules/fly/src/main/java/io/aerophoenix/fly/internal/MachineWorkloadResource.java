package io.aerophoenix.fly.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.control.Request;
import io.aerophoenix.control.WorkloadCommand;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Visitor;
import io.aerophoenix.lifecycle.Execution;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;

/// What runs in a machine, and what is done beside its life.
@RequestScoped
@Path("/apps/{app}/machines/{machine}")
@Produces(MediaType.APPLICATION_JSON)
public class MachineWorkloadResource {
    private static final long MOST_MEMORY_MB = 16L << 20;

    private final Visitor visitor;

    @Inject
    MachineWorkloadResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @POST
    @Path("exec")
    public ExecDocument execute(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        var execution = MachineExecution.read(request);
        var machine = door.find(id).id();
        var given = MachineDoor.given(request);
        var outcome = ask(door, machine, new WorkloadCommand.Execute(machine, execution, given));
        if (outcome.timedOut()) {
            throw tooLate(execution);
        }
        return ExecDocument.of(outcome);
    }

    private static RuntimeException tooLate(Execution execution) {
        return MachineDoor.error(
                408,
                "deadline_exceeded: the command had not ended after %d s, and was killed"
                        .formatted(execution.timeout().toSeconds()));
    }

    @GET
    @Path("ps")
    public List<ProcessDocument> processes(
            @PathParam("app") String app, @PathParam("machine") String id, @Context UriInfo uri) {
        var door = MachineDoor.of(visitor, app);
        var order = order(MachineParameters.of(uri));
        var machine = door.find(id).id();
        return ask(door, machine, new Query.ListProcesses(machine)).stream()
                .map(ProcessDocument::of)
                .sorted(order)
                .toList();
    }

    private static Comparator<ProcessDocument> order(MachineParameters query) {
        var by = query.text("sort_by");
        var order = ProcessDocument.ORDERS.get(by == null ? "pid" : by);
        if (order == null) {
            throw Faults.refusal(
                    "sort_by",
                    "must be one of "
                            + String.join(
                                    ", ",
                                    ProcessDocument.ORDERS.keySet().stream().sorted().toList()));
        }
        return switch (query.text("order")) {
            case null -> order;
            case "asc" -> order;
            case "desc" -> order.reversed();
            default -> throw Faults.refusal("order", "must be asc or desc");
        };
    }

    @GET
    @Path("memory")
    public MemoryDocument memory(@PathParam("app") String app, @PathParam("machine") String id) {
        var door = MachineDoor.of(visitor, app);
        var machine = door.find(id).id();
        return MemoryDocument.of(ask(door, machine, new Query.GetMemory(machine)));
    }

    @PUT
    @Path("memory")
    public MemoryDocument limitMemory(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        long limit = MachineBody.required(request).whole("limit_mb", 1, MOST_MEMORY_MB, 0);
        var machine = door.find(id).id();
        var given = MachineDoor.given(request);
        return MemoryDocument.of(
                ask(door, machine, new WorkloadCommand.LimitMemory(machine, limit, given)));
    }

    @POST
    @Path("memory/reclaim")
    public MemoryDocument.Reclaimed reclaimMemory(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        long amount = MachineBody.required(request).whole("amount_mb", 1, MOST_MEMORY_MB, 0);
        var machine = door.find(id).id();
        var given = MachineDoor.given(request);
        return new MemoryDocument.Reclaimed(
                ask(door, machine, new WorkloadCommand.ReclaimMemory(machine, amount, given)));
    }

    /// What its driver cannot do for a workload, is asked of it in vain: that is no failure of the region.
    private static <T> T ask(MachineDoor door, MachineId machine, Request<T> request) {
        return switch (door.answer(request)) {
            case Answer.Done<T>(var value) -> value;
            case Answer.Refused<T>(var refusal) ->
                    throw refusal.code() == ErrorCode.DRIVER_FAILED
                            ? MachineDoor.error(400, "failed_precondition: " + refusal.message())
                            : MachineDoor.refused(machine, refusal);
        };
    }
}
