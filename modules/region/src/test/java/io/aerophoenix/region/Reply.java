package io.aerophoenix.region;

import java.net.http.HttpHeaders;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a region answered to one request.
record Reply(int status, HttpHeaders headers, String text) {
    // A quarantined machine has no version.
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    <T> T as(Class<T> type) {
        return JSON.readValue(text, type);
    }

    JsonNode json() {
        return JSON.readTree(text);
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /// The code of a problem, such as `locked`.
    String code() {
        return json().path("code").asString("");
    }

    /// Itself, when it is a success.
    Reply orFail() {
        if (!isSuccess()) {
            throw new AssertionError("the region answered %d: %s".formatted(status, text));
        }
        return this;
    }
}
