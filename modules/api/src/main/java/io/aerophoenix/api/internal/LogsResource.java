package io.aerophoenix.api.internal;

import io.aerophoenix.api.ApiConfig;
import io.aerophoenix.api.LogsBody;
import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.http.Paths;
import io.aerophoenix.http.QueryReader;
import io.aerophoenix.http.Visitor;
import io.aerophoenix.lifecycle.LogPage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What a machine's workload wrote: a page of it, or all of it as it is written. [ApiDescription] describes both,
/// because they share one path and method.
@RequestScoped
@Path("/machines/{id}/logs")
@Tag(name = "machines")
public class LogsResource {
    static final String OPERATION = "getLogs";

    static final int MAX_LINES = 10_000;
    static final int DEFAULT_LINES = 1000;

    private final Visitor visitor;
    private final ApiConfig config;

    @Inject
    LogsResource(Visitor visitor, ApiConfig config) {
        this.visitor = visitor;
        this.config = config;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = OPERATION)
    public LogsBody read(@PathParam("id") String id, @Context UriInfo uri) {
        var question = new Question(Paths.machine(id), new QueryReader(uri));
        int lines = question.limit();
        var after = question.begin();
        return LogsBody.of(visitor.ask(new Query.ReadLogs(question.machine, after, lines)));
    }

    @GET
    @Produces(EventsResource.STREAM)
    @Operation(hidden = true)
    public Response follow(
            @PathParam("id") String id,
            @HeaderParam(EventsResource.LAST_EVENT_ID) @Nullable String lastEventId,
            @Context UriInfo uri) {
        var question = new Question(Paths.machine(id), new QueryReader(uri));
        int lines = question.limit();
        var after = question.begin();
        if (lastEventId != null && !lastEventId.isEmpty()) {
            after = lastEventId;
        }
        var stream = new LogStream(Session.of(visitor, config), question.machine, after, lines);
        return EventsResource.stream(stream);
    }

    /// Which log, and from where.
    private final class Question {
        private final MachineId machine;
        private final QueryReader query;
        private final int tail;

        Question(MachineId machine, QueryReader query) {
            this.machine = machine;
            this.query = query;
            this.tail = query.whole("tail", 0, MAX_LINES, 0);
        }

        /// When nothing else is said, as many as the tails of both streams have.
        int limit() {
            return query.whole(
                    "limit", 1, MAX_LINES, Math.clamp(2L * tail, DEFAULT_LINES, MAX_LINES));
        }

        /// The cursor that `after` names, else the one from which `tail` lines are read, else the beginning.
        String begin() {
            var after = query.text("after");
            boolean fromTail = after == null && query.text("tail") != null;
            query.refuseFaults();
            if (fromTail) {
                return visitor.ask(new Query.FindLogsTail(machine, tail));
            }
            return after == null ? LogPage.BEGINNING : after;
        }
    }
}
