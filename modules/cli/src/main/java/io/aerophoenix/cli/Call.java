package io.aerophoenix.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One request to the region, before it has an address.
///
/// @param limit how long its answer may take; null for as long as any answer may
record Call(
        String method,
        ApiPath path,
        @Nullable JsonNode body,
        List<Header> headers,
        @Nullable Duration limit) {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    record Header(String name, String value) {}

    Call {
        headers = List.copyOf(headers);
    }

    static Call get(ApiPath path) {
        return new Call("GET", path, null, List.of(), null);
    }

    static Call delete(ApiPath path) {
        return new Call("DELETE", path, null, List.of(), null);
    }

    static Call post(ApiPath path) {
        return post(path, Json.object());
    }

    static Call post(ApiPath path, JsonNode body) {
        return new Call("POST", path, body, List.of(), null);
    }

    static Call put(ApiPath path, JsonNode body) {
        return new Call("PUT", path, body, List.of(), null);
    }

    static Call patch(ApiPath path, JsonNode body) {
        return new Call("PATCH", path, body, List.of(), null);
    }

    Call with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(header, value));
        return new Call(method, path, body, more, limit);
    }

    Call withKey(String key) {
        return with(IDEMPOTENCY_KEY, key);
    }

    Optional<String> key() {
        return headers.stream()
                .filter(it -> it.name().equals(IDEMPOTENCY_KEY))
                .map(Header::value)
                .findFirst();
    }

    Call within(Duration limit) {
        return new Call(method, path, body, headers, limit);
    }

    /// Whether sending it twice comes to the same as sending it once.
    boolean isIdempotent() {
        // Every PATCH of ours is a merge.
        return !"POST".equals(method) || key().isPresent();
    }
}
