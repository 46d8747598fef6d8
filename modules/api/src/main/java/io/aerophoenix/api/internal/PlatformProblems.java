package io.aerophoenix.api.internal;

import io.aerophoenix.api.ProblemBody;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.InternalServerException;
import io.helidon.http.Status;
import io.helidon.microprofile.server.ServerCdiExtension;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/// Puts the errors of the platform, outside the paths of the API, into the same words.
@ApplicationScoped
public class PlatformProblems {
    void install(
            @Observes
                    @Priority(Interceptor.Priority.LIBRARY_BEFORE)
                    @Initialized(ApplicationScoped.class)
                    Object started,
            ServerCdiExtension server) {
        HttpRouting.Builder routing = server.serverRoutingBuilder();
        routing.error(HttpException.class, PlatformProblems::answer);
        routing.error(
                InternalServerException.class,
                (request, response, e) -> send(response, ProblemMapper.logged(e)));
        routing.error(
                RuntimeException.class,
                (request, response, e) -> send(response, ProblemMapper.logged(e)));
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
