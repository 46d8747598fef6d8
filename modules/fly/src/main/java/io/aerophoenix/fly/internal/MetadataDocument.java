package io.aerophoenix.fly.internal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.TreeMap;

/// The metadata of a machine: nothing but names and values.
record MetadataDocument(@JsonValue Map<String, String> all) implements Document {
    static MetadataDocument of(Map<String, String> metadata) {
        return new MetadataDocument(new TreeMap<>(metadata));
    }

    record Value(String value) implements Document {}
}
