package io.aerophoenix.fly.internal;

import io.aerophoenix.http.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever is thrown into an error of this API, and never shows what it was made of.
@Provider
@ApplicationScoped
public class ErrorMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

    @Override
    public Response toResponse(Throwable thrown) {
        return switch (thrown) {
            case RefusedException refused -> Errors.of(refused.refusal());
            case MalformedException malformed ->
                    Errors.response(
                            400, String.valueOf(malformed.getMessage()), ErrorDocument.UNKNOWN);
            case WebApplicationException platform -> ofPlatform(platform.getResponse());
            default -> unexpected(thrown);
        };
    }

    private static Response ofPlatform(Response response) {
        if (response.getStatus() < 400 || response.getEntity() instanceof ErrorDocument) {
            return response;
        }
        return Errors.response(
                response.getStatus(),
                Response.Status.fromStatusCode(response.getStatus()).getReasonPhrase(),
                ErrorDocument.UNKNOWN);
    }

    private static Response unexpected(Throwable thrown) {
        LOG.error("A request failed for a reason that nobody expected", thrown);
        return Errors.response(
                500,
                "internal: something went wrong here that should not; the region's log says more",
                ErrorDocument.UNKNOWN);
    }
}
