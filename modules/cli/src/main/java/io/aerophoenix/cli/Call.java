package io.aerophoenix.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One request to the region, before it has an address.
record Call(String method, ApiPath path, @Nullable JsonNode body, List<Header> headers) {
    record Header(String name, String value) {}

    Call {
        headers = List.copyOf(headers);
    }

    static Call get(ApiPath path) {
        return new Call("GET", path, null, List.of());
    }

    static Call delete(ApiPath path) {
        return new Call("DELETE", path, null, List.of());
    }

    static Call post(ApiPath path) {
        return post(path, JsonNodeFactory.instance.objectNode());
    }

    static Call post(ApiPath path, JsonNode body) {
        return new Call("POST", path, body, List.of());
    }

    Call with(String header, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(header, value));
        return new Call(method, path, body, more);
    }
}
