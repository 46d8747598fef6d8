package io.aerophoenix.api.internal;

import io.aerophoenix.api.ProblemBody;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;

/// What goes wrong, put into the words of the API.
final class Problems {
    static final MediaType TYPE = new MediaType("application", "problem+json");
    static final String CHALLENGE = "Bearer";

    /// The fact by which a refusal says when to ask again.
    private static final String RETRY_AFTER_FACT = "retryAfterSeconds";

    private static final int RETRY_AFTER_SECONDS = 1;

    private Problems() {}

    static ProblemBody of(Refusal refusal) {
        var code = refusal.code();
        return problem(code.word(), Statuses.of(code), refusal.message(), refusal.facts());
    }

    /// The problem behind a bare status, as the platform answers before or beside us.
    static ProblemBody ofStatus(int status) {
        return switch (status) {
            case 400 ->
                    plain(
                            "invalid_request",
                            status,
                            "the request is malformed, or its headers are too long, or they do not say clearly where its body ends");
            case 401 ->
                    plain(
                            ErrorCode.UNAUTHENTICATED.word(),
                            status,
                            "this needs a valid token: send `Authorization: Bearer TOKEN`; make one with `aeropctl token`, or get one from your identity provider");
            case 403 -> plain("forbidden", status, "you may not do this");
            case 404 ->
                    plain(
                            "not_found",
                            status,
                            "there is nothing at this path; /openapi lists what there is");
            case 405 ->
                    plain(
                            "method_not_allowed",
                            status,
                            "this path knows other methods only, see the header Allow");
            case 406 ->
                    plain(
                            "not_acceptable",
                            status,
                            "this is offered as application/json, streams as text/event-stream; ask for that with the header Accept");
            case 413 ->
                    plain(
                            "payload_too_large",
                            status,
                            "a request's body may have 256 KiB at most, that of an exec 1 MiB");
            case 414 -> plain("invalid_request", status, "the address is too long");
            case 415 ->
                    plain(
                            "unsupported_media_type",
                            status,
                            "the body must be JSON: send `Content-Type: application/json`");
            case 505 -> plain("invalid_request", status, "this speaks HTTP/1.1 only");
            default -> plain(status < 500 ? "invalid_request" : "internal", status, title(status));
        };
    }

    /// @param id by which the log names the cause
    static ProblemBody internal(String id) {
        return problem(
                "internal",
                500,
                "something went wrong here that should not; the region's log says more under the id "
                        + id,
                Map.of("id", id));
    }

    static Response response(ProblemBody problem) {
        var response = Response.status(problem.status()).type(TYPE).entity(problem);
        switch (problem.status()) {
            case 401 -> response.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            case 429, 503 -> response.header(HttpHeaders.RETRY_AFTER, retryAfter(problem));
            default -> {}
        }
        return response.build();
    }

    /// In how many seconds it is worth asking again; never at once, whatever was found out.
    static String retryAfter(ProblemBody problem) {
        return problem.facts().get(RETRY_AFTER_FACT) instanceof Number seconds
                ? Long.toString(Math.max(RETRY_AFTER_SECONDS, seconds.longValue()))
                : Integer.toString(RETRY_AFTER_SECONDS);
    }

    private static ProblemBody plain(String code, int status, String detail) {
        return problem(code, status, detail, Map.of());
    }

    private static ProblemBody problem(
            String code, int status, String detail, Map<String, Object> facts) {
        return new ProblemBody(
                "urn:aerophoenix:problem:" + code, title(code), status, detail, code, facts);
    }

    private static String title(String code) {
        var words = code.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String title(int status) {
        var known = Response.Status.fromStatusCode(status);
        return known == null ? "status " + status : known.getReasonPhrase();
    }
}
