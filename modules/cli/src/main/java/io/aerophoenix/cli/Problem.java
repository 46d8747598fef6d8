package io.aerophoenix.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A refusal as the region words it: `application/problem+json`.
record Problem(JsonNode body) {
    String code() {
        return body.path("code").asString("");
    }

    /// The sentence for people, with the code that programs and documentation use.
    String sentence() {
        var title = body.path("title").asString("The region refused");
        var detail = body.path("detail").asString(title);
        return code().isEmpty() ? detail : "%s (%s)".formatted(detail, code());
    }

    /// The faults of an invalid request, a line for each field.
    List<String> faults() {
        var lines = new ArrayList<String>();
        for (var error : body.path("errors")) {
            lines.add(
                    "%s: %s"
                            .formatted(
                                    error.path("field").asString("request"),
                                    error.path("message").asString("is not valid")));
        }
        return lines;
    }
}
