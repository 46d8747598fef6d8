package io.aerophoenix.api.internal;

import io.aerophoenix.api.ProblemBody;
import io.aerophoenix.http.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever is thrown into a problem, and never shows what it was made of.
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    @Override
    public Response toResponse(Throwable thrown) {
        return switch (thrown) {
            case RefusedException refused -> Problems.response(Problems.of(refused.refusal()));
            case WebApplicationException platform -> ofPlatform(platform.getResponse());
            default -> Problems.response(logged(thrown));
        };
    }

    /// Logs what nobody expected, and gives the client the id to find it by.
    static ProblemBody logged(Throwable thrown) {
        var id = UUID.randomUUID().toString();
        LOG.error("A request failed for a reason that nobody expected, id {}", id, thrown);
        return Problems.internal(id);
    }

    private static Response ofPlatform(Response response) {
        if (response.getStatus() < 400 || response.getEntity() instanceof ProblemBody) {
            return response;
        }
        var ours = Problems.response(Problems.ofStatus(response.getStatus()));
        var allowed = response.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? ours
                : Response.fromResponse(ours).header(HttpHeaders.ALLOW, allowed).build();
    }
}
