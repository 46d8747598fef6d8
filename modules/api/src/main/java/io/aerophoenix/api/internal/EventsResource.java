package io.aerophoenix.api.internal;

import io.aerophoenix.api.ApiConfig;
import io.aerophoenix.api.ChangeBody;
import io.aerophoenix.api.MissedBody;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.QueryReader;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The region's changes, as they become durable.
@RequestScoped
@Path("/events")
@Tag(name = "events")
public class EventsResource {
    static final String LAST_EVENT_ID = "Last-Event-ID";
    static final String STREAM = MediaType.SERVER_SENT_EVENTS;

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final Visitor visitor;
    private final ApiConfig config;

    @Inject
    EventsResource(Visitor visitor, ApiConfig config) {
        this.visitor = visitor;
        this.config = config;
    }

    @GET
    @Produces(STREAM)
    @Operation(
            operationId = "followChanges",
            summary = "Follows the changes of all machines, for ever",
            description =
                    """
                    Server-sent events: `change` with a Change as data and its position as id; `missed` with a Missed \
                    as data when positions that were asked for are gone. A comment now and then shows that the stream \
                    is alive. A client that comes back sends the last id it saw, and misses nothing.\
                    """)
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = STREAM,
                            schema = @Schema(oneOf = {ChangeBody.class, MissedBody.class})))
    public Response follow(
            @Parameter(
                            description =
                                    "The position after which to begin; without it, from now on",
                            schema = @Schema(type = SchemaType.INTEGER))
                    @HeaderParam(LAST_EVENT_ID)
                    @Nullable String lastEventId,
            @Context UriInfo uri) {
        var query = new QueryReader(uri);
        var wanted = about(query.machine("machine"), query.app("app"));
        var after = position(lastEventId, query.faults());
        query.refuseFaults();
        return stream(new ChangeStream(Session.of(visitor, config), after, wanted));
    }

    /// An answer that is written while it happens, and kept by nobody on the way.
    static Response stream(StreamingOutput output) {
        return Response.ok(output, STREAM).header("Cache-Control", "no-store").build();
    }

    private static @Nullable Long position(@Nullable String id, Faults faults) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        if (!POSITION.matcher(id).matches()) {
            faults.add(LAST_EVENT_ID, "must be the id of an event of this stream: a whole number");
            return null;
        }
        return Long.valueOf(id);
    }

    private static Predicate<MachineEvent> about(
            @Nullable MachineId machine, @Nullable AppName app) {
        return event ->
                (machine == null || machine.equals(event.machine().id()))
                        && (app == null || app.equals(event.machine().app()));
    }
}
