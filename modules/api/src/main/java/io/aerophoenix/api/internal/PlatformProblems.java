package io.aerophoenix.api.internal;

import io.aerophoenix.api.ProblemBody;
import io.aerophoenix.http.Json;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.InternalServerException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.microprofile.server.ServerCdiExtension;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/// Puts the errors of the platform, outside the paths of the API, into the same words, and mends its one bad habit.
@ApplicationScoped
public class PlatformProblems {
    /// What is refused before a route is found for it.
    static final DirectHandlers BEFORE_ROUTES = beforeRoutes();

    void install(
            @Observes
                    @Priority(Interceptor.Priority.LIBRARY_BEFORE)
                    @Initialized(ApplicationScoped.class)
                    Object started,
            ServerCdiExtension server) {
        HttpRouting.Builder routing = server.serverRoutingBuilder();
        routing.addFilter(PlatformProblems::watchClient);
        routing.error(HttpException.class, PlatformProblems::answer);
        routing.error(
                InternalServerException.class,
                (request, response, e) -> send(response, ProblemMapper.logged(e)));
        routing.error(
                RuntimeException.class,
                (request, response, e) -> send(response, ProblemMapper.logged(e)));
    }

    private static void watchClient(
            FilterChain chain, RoutingRequest request, RoutingResponse response) {
        var client = new Client(request.prologue().method());
        if (request.path().path().startsWith(ApiApplication.BASE)) {
            request.context().register(client);
            response.streamFilter(client::watched);
        }
        chain.proceed();
        // The platform announces the end of a connection and then waits for the next request, even
        // if what comes next
        // is the unread rest of the last one (helidon-io/helidon issue 12324, mended after 4.3).
        if (client.gone()
                || (response.isSent()
                        && response.headers().contains(HeaderValues.CONNECTION_CLOSE))) {
            throw new CloseConnectionException("the answer was the last on its connection");
        }
    }

    private static DirectHandlers beforeRoutes() {
        var handlers = DirectHandlers.builder();
        for (var type : DirectHandler.EventType.values()) {
            handlers.addHandler(
                    type,
                    (request, _, status, headers, _) -> refused(real(status, request), headers));
        }
        return handlers.build();
    }

    /// When not even a method was understood, the platform calls some of a client's faults its own.
    private static Status real(Status status, DirectHandler.TransportRequest request) {
        boolean understood = !request.method().isEmpty();
        return status.code() == 500 && !understood ? Status.BAD_REQUEST_400 : status;
    }

    private static DirectHandler.TransportResponse refused(
            Status status, ServerResponseHeaders headers) {
        var problem = Problems.ofStatus(status.code());
        if (problem.status() == 503) {
            headers.set(HeaderNames.RETRY_AFTER, Problems.retryAfter(problem));
        }
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, Problems.TYPE.toString())
                .entity(Json.bytes(problem))
                .build();
    }

    private static void answer(ServerRequest request, ServerResponse response, HttpException e) {
        e.headers().forEach(response::header);
        send(response, Problems.ofStatus(e.status().code()));
    }

    private static void send(ServerResponse response, ProblemBody problem) {
        response.status(Status.create(problem.status()))
                .header(HeaderNames.CONTENT_TYPE, Problems.TYPE.toString())
                .send(Json.bytes(problem));
    }
}
