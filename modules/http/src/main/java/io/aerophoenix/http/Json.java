package io.aerophoenix.http;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The one way in which the faces over HTTP write and read JSON.
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private Json() {}

    /// On one line, in UTF-8.
    public static byte[] bytes(Object document) {
        return MAPPER.writeValueAsBytes(document);
    }

    /// @throws tools.jackson.core.JacksonException when it is not one JSON value
    public static JsonNode tree(byte[] json) {
        return MAPPER.readTree(json);
    }
}
