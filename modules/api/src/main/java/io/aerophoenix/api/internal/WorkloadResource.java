package io.aerophoenix.api.internal;

import static java.util.Objects.requireNonNull;

import io.aerophoenix.api.ExecutionBody;
import io.aerophoenix.api.HealthBody;
import io.aerophoenix.api.MachineBody;
import io.aerophoenix.api.OutcomeBody;
import io.aerophoenix.api.SignalBody;
import io.aerophoenix.control.Query;
import io.aerophoenix.control.WorkloadCommand;
import io.aerophoenix.http.Fields;
import io.aerophoenix.http.JsonRequest;
import io.aerophoenix.http.Paths;
import io.aerophoenix.http.QueryReader;
import io.aerophoenix.http.Visitor;
import io.aerophoenix.lifecycle.Execution;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What runs in a machine: how it is, and what can be done to it beside its life.
@RequestScoped
@Path("/machines/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "workloads")
public class WorkloadResource {
    static final int MAX_INPUT_BYTES = 256 * 1024;

    /// Room for the longest input, with what JSON adds to it.
    private static final int MAX_EXECUTION_BYTES = 1024 * 1024;

    private static final Pattern SIGNAL = Pattern.compile("SIG[A-Z0-9]{1,10}([+-]\\d{1,2})?");

    private final Visitor visitor;

    @Inject
    WorkloadResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @GET
    @Path("health")
    @Operation(operationId = "getHealth", summary = "Shows what a machine's health checks say")
    public HealthBody health(@PathParam("id") String id, @Context UriInfo uri) {
        QueryReader.expectNothing(uri);
        var machine = Paths.machine(id);
        return HealthBody.of(machine, visitor.ask(new Query.GetHealth(machine)));
    }

    @POST
    @Path("signal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "signalMachine",
            summary = "Sends a signal to the workload of a machine")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignalBody.class)))
    public MachineBody signal(
            @PathParam("id") String id, @Context ContainerRequestContext request) {
        var machine = Paths.machine(id);
        var query = new QueryReader(request.getUriInfo());
        var given = Preconditions.of(request, query.faults());
        var body = Fields.of(JsonRequest.json(request), query.faults());
        var signal = body.requiredText("signal");
        body.refuseOthers();
        if (signal != null && !SIGNAL.matcher(signal).matches()) {
            query.faults().add("signal", "must be a signal's name, such as SIGHUP");
        }
        query.refuseFaults();
        return Shown.machine(
                visitor, new WorkloadCommand.SendSignal(machine, requireNonNull(signal), given));
    }

    @POST
    @Path("exec")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "execute",
            summary = "Runs a command beside the workload of a machine, and waits for its end",
            description = "In its folder, with its environment, under its limits.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExecutionBody.class)))
    public OutcomeBody execute(
            @PathParam("id") String id, @Context ContainerRequestContext request) {
        var machine = Paths.machine(id);
        var query = new QueryReader(request.getUriInfo());
        var given = Preconditions.of(request, query.faults());
        var json = JsonRequest.json(request, MAX_EXECUTION_BYTES);
        var body = Fields.of(json, query.faults());
        var command = body.requiredTexts("command");
        var input = body.input("input", MAX_INPUT_BYTES);
        long seconds =
                body.whole(
                        "timeoutSeconds",
                        1,
                        Execution.LONGEST.toSeconds(),
                        Execution.DEFAULT_TIMEOUT.toSeconds());
        body.refuseOthers();
        query.refuseFaults();
        var execution = new Execution(command, input, Duration.ofSeconds(seconds));
        return OutcomeBody.of(visitor.ask(new WorkloadCommand.Execute(machine, execution, given)));
    }
}
