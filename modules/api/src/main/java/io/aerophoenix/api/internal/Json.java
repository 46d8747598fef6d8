package io.aerophoenix.api.internal;

import io.aerophoenix.api.Body;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The one way in which this module writes and reads JSON.
final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private Json() {}

    /// On one line, in UTF-8.
    static byte[] bytes(Body body) {
        return MAPPER.writeValueAsBytes(body);
    }

    /// @throws tools.jackson.core.JacksonException when it is not one JSON value
    static JsonNode tree(byte[] json) {
        return MAPPER.readTree(json);
    }
}
