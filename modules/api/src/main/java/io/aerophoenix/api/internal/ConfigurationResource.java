package io.aerophoenix.api.internal;

import io.aerophoenix.api.ConfigurationsBody;
import io.aerophoenix.api.MachineBody;
import io.aerophoenix.api.ReconfigurationBody;
import io.aerophoenix.api.RollbackBody;
import io.aerophoenix.control.ConfigurationCommand;
import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Fields;
import io.aerophoenix.http.JsonRequest;
import io.aerophoenix.http.Paths;
import io.aerophoenix.http.QueryReader;
import io.aerophoenix.http.Visitor;
import io.aerophoenix.lifecycle.Wish;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// How a machine is meant to be: now, and at its earlier versions.
@RequestScoped
@Path("/machines/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "configurations")
public class ConfigurationResource {
    static final String MERGE_PATCH = "application/merge-patch+json";

    private final Visitor visitor;

    @Inject
    ConfigurationResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @PUT
    @Path("config")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "configureMachine",
            summary = "Gives a machine another spec",
            description =
                    "What is left out has its default again; name and driver stay. It is restarted by it, where it runs and its workload would not be the same.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReconfigurationBody.class)))
    public MachineBody configure(
            @PathParam("id") String id, @Context ContainerRequestContext request) {
        var machine = Paths.machine(id);
        var query = new QueryReader(request.getUriInfo());
        var faults = query.faults();
        var given = Preconditions.of(request, faults);
        var body = Fields.of(JsonRequest.json(request), faults);
        var wanted = Wanted.read(body.requiredWithin("spec"), faults);
        body.refuseOthers();
        query.refuseFaults();
        var spec = wanted.spec(() -> Sightings.known(visitor, machine).spec());
        // What other faces keep with the spec is not seen here, and so not taken away.
        return Shown.machine(
                visitor,
                new ConfigurationCommand.UpdateMachine(machine, spec, Wish.Annexes.KEPT, given));
    }

    @GET
    @Path("configs")
    @Operation(
            operationId = "listConfigurations",
            summary = "Lists the specs that a machine has had, the oldest first")
    public ConfigurationsBody list(@PathParam("id") String id, @Context UriInfo uri) {
        QueryReader.expectNothing(uri);
        var machine = Paths.machine(id);
        return ConfigurationsBody.of(machine, visitor.ask(new Query.ListConfigurations(machine)));
    }

    @POST
    @Path("rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rollBackMachine",
            summary = "Gives a machine the spec again that it had at an earlier version")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RollbackBody.class)))
    public MachineBody rollBack(
            @PathParam("id") String id, @Context ContainerRequestContext request) {
        var machine = Paths.machine(id);
        var query = new QueryReader(request.getUriInfo());
        var given = Preconditions.of(request, query.faults());
        var body = Fields.of(JsonRequest.json(request), query.faults());
        long version = body.requiredWhole("version", 1, Versions.HIGHEST);
        body.refuseOthers();
        query.refuseFaults();
        return Shown.machine(
                visitor, new ConfigurationCommand.RollBackMachine(machine, version, given));
    }

    @PATCH
    @Path("metadata")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Operation(
            operationId = "labelMachine",
            summary = "Puts labels on a machine, and removes those that are null",
            description = "The workload is left alone.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        additionalProperties = String.class)),
                @Content(
                        mediaType = MERGE_PATCH,
                        schema =
                                @Schema(
                                        type = SchemaType.OBJECT,
                                        additionalProperties = String.class))
            })
    public MachineBody label(@PathParam("id") String id, @Context ContainerRequestContext request) {
        var machine = Paths.machine(id);
        var query = new QueryReader(request.getUriInfo());
        var given = Preconditions.of(request, query.faults());
        var labels = LabelReader.read(JsonRequest.json(request), query.faults());
        query.refuseFaults();
        return Shown.machine(
                visitor,
                new ConfigurationCommand.LabelMachine(
                        machine, labels.put(), labels.remove(), given));
    }

    /// A spec in which name and driver may be left out.
    private record Wanted(@Nullable MachineName name, @Nullable String driver, Plan plan) {
        static Wanted read(Fields fields, Faults faults) {
            var name = PlanReader.name(fields.text("name"), fields, faults);
            var driver = fields.text("driver");
            var plan = PlanReader.read(fields, faults);
            fields.refuseOthers();
            return new Wanted(name, driver, plan);
        }

        MachineSpec spec(Supplier<MachineSpec> current) {
            if (name != null && driver != null) {
                return plan.of(name, driver);
            }
            var now = current.get();
            return plan.of(
                    Objects.requireNonNullElse(name, now.name()),
                    Objects.requireNonNullElse(driver, now.driver()));
        }
    }
}
