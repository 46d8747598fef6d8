package io.aerophoenix.http;

import io.helidon.http.RequestException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/// The body of a request, read up to a limit.
public final class JsonRequest {
    /// What a body has at most, unless its reader says otherwise.
    public static final int MAX_BYTES = 256 * 1024;

    /// What the platform reads of a body at most: it keeps each piece in memory whole, and the client says how long it is.
    public static final int MAX_PAYLOAD_BYTES = 5 * MAX_BYTES;

    /// A client that is still writing cannot hear the answer, so a little too much is read all the same.
    private static final int PATIENT_BYTES = MAX_PAYLOAD_BYTES - MAX_BYTES;

    private static final byte[] NO_FIELDS = {'{', '}'};
    private static final String BODY = JsonRequest.class.getName() + ".body";

    private enum Reading {
        DONE,
        BROKEN
    }

    private JsonRequest() {}

    /// The JSON in it.
    ///
    /// @throws RefusedException when it is not JSON
    /// @throws WebApplicationException with status 413 when it is too long; the rest has not been read then
    public static JsonNode json(ContainerRequestContext request) {
        return json(request, MAX_BYTES);
    }

    /// The same, for a body that may be longer than others.
    public static JsonNode json(ContainerRequestContext request, int maxBytes) {
        var bytes = bytes(request, maxBytes);
        if (bytes.length == 0) {
            throw Faults.refusal("body", "the request has no body; send a JSON object");
        }
        try {
            return Json.tree(bytes);
        } catch (JacksonException e) {
            throw notJson(e.getLocation());
        }
    }

    /// The JSON in it, or an empty object where there is no body.
    ///
    /// @throws RefusedException when it is not JSON
    public static JsonNode optionalJson(ContainerRequestContext request) {
        var bytes = bytes(request, MAX_BYTES);
        try {
            return Json.tree(bytes.length == 0 ? NO_FIELDS : bytes);
        } catch (JacksonException e) {
            throw notJson(e.getLocation());
        }
    }

    /// For requests that say all by their path.
    ///
    /// @throws RefusedException when there is a parameter, or anything but an empty object in the body
    public static void expectNothing(ContainerRequestContext request) {
        QueryReader.expectNothing(request.getUriInfo());
        expectNoBody(request);
    }

    /// @throws RefusedException when there is anything but an empty object in the body
    public static void expectNoBody(ContainerRequestContext request) {
        var bytes = bytes(request, MAX_BYTES);
        if (bytes.length == 0) {
            return;
        }
        try {
            var json = Json.tree(bytes);
            if (json.isObject() && json.isEmpty()) {
                return;
            }
        } catch (JacksonException e) {
            throw notJson(e.getLocation());
        }
        throw Faults.refusal("body", "this takes no body, or an empty JSON object");
    }

    /// Whether the connection is of no more use: there is a body that has no end, or one that nobody has read to its end,
    /// and more of it than should be read to no purpose.
    public static boolean leftUnread(ContainerRequestContext request) {
        return switch ((@Nullable Reading) request.getProperty(BODY)) {
            case DONE -> false;
            case BROKEN -> true;
            case null ->
                    request.getHeaderString("Transfer-Encoding") != null
                            || announcesMoreThan(PATIENT_BYTES, request);
        };
    }

    private static byte[] bytes(ContainerRequestContext request, int maxBytes) {
        if (announcesMoreThan(maxBytes, request)) {
            throw new WebApplicationException(413);
        }
        var bytes = firstBytes(request, maxBytes);
        if (bytes.length > maxBytes) {
            throw new WebApplicationException(413);
        }
        return bytes;
    }

    /// All of a body that is not too long; one byte too many of any other.
    private static byte[] firstBytes(ContainerRequestContext request, int maxBytes) {
        try {
            InputStream in = request.getEntityStream();
            var bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length <= maxBytes || endsWithin(MAX_PAYLOAD_BYTES - maxBytes, in)) {
                request.setProperty(BODY, Reading.DONE);
            }
            return bytes;
        } catch (IOException | RuntimeException e) {
            // The platform has no common type for what can be wrong with a body's framing.
            request.setProperty(BODY, Reading.BROKEN);
            if (e instanceof RequestException refused && refused.status().code() == 413) {
                throw new WebApplicationException(413);
            }
            throw Faults.refusal(
                    "body", "the body is malformed, or broke off before its end; send it again");
        }
    }

    private static boolean endsWithin(int limit, InputStream in) throws IOException {
        in.skip(limit);
        return in.read() < 0;
    }

    private static boolean announcesMoreThan(int limit, ContainerRequestContext request) {
        var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        // More digits than the limit has are more than the limit, also where they do not fit an
        // int.
        return length != null && (length.length() > 9 || request.getLength() > limit);
    }

    private static RefusedException notJson(@Nullable TokenStreamLocation at) {
        return Faults.refusal(
                "body",
                at == null
                        ? "this is not JSON, or nested too deeply"
                        : "this is not JSON, from line %d, column %d on"
                                .formatted(at.getLineNr(), at.getColumnNr()));
    }
}
