package io.aerophoenix.region;

import java.util.Map;
import java.util.TreeMap;

/// A request in the words of HTTP.
///
/// @param target the path with the query
/// @param headers whose names are in any case
/// @param body empty where there is none
record RawRequest(String method, String target, Map<String, String> headers, String body) {
    RawRequest {
        var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }
}
