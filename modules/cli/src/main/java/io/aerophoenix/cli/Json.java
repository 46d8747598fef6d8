package io.aerophoenix.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON in and out. What the region sent is printed in its order and with its values.
final class Json {
    private static final JsonMapper COMPACT =
            JsonMapper.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();
    private static final JsonMapper PRETTY =
            COMPACT.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static JsonNode tree(InputStream in) {
        return COMPACT.readTree(in);
    }

    static JsonNode tree(String text) {
        return COMPACT.readTree(text);
    }

    static ObjectNode object() {
        return COMPACT.createObjectNode();
    }

    static byte[] bytes(JsonNode node) {
        return COMPACT.writeValueAsBytes(node);
    }

    /// On one line, for streams of objects.
    static String line(JsonNode node) {
        return COMPACT.writeValueAsString(node);
    }

    static String pretty(JsonNode node) {
        return PRETTY.writeValueAsString(node);
    }

    /// Writes as it goes; closing it leaves `out` open.
    static JsonGenerator prettyInto(PrintWriter out) {
        return PRETTY.createGenerator(out);
    }
}
