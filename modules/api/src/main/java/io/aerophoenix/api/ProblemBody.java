package io.aerophoenix.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An error as the API tells it (RFC 9457): what is wrong, and what to do.
@Schema(
        name = "Problem",
        requiredProperties = {"type", "title", "status", "detail", "code"})
public record ProblemBody(
        @Schema(example = "urn:aerophoenix:problem:locked") String type,
        String title,
        int status,
        @Schema(description = "What is wrong, and what to do") String detail,
        @Schema(description = "Decide by it what to do next", example = "locked") String code,
        @JsonAnyGetter
                @Schema(
                        description =
                                "Facts beside the others, such as `errors`, `state`, `allowed`, `holder` or `needs`")
                Map<String, Object> facts)
        implements Body {
    public ProblemBody {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }
}
