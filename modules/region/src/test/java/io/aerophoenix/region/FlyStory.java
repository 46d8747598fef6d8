package io.aerophoenix.region;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The calls of one client of the compatible API, in order, as it really sends them.
///
/// Words in braces stand for what earlier answers said.
///
/// @param base what comes before every path
/// @param headers what the client sends with every call
/// @param types what the client expects answers to be made of, see [FlyTypes]
/// @param missing fields that the client expects and that we have to leave out, each with the reason
/// @param cannot calls that the client knows and this API does not answer, each with the reason
record FlyStory(
        String base,
        Map<String, String> headers,
        List<Call> calls,
        Map<String, Map<String, String>> types,
        Map<String, String> missing,
        Map<String, String> cannot) {
    FlyStory {
        headers = orEmpty(headers);
        calls = List.copyOf(calls);
        types = types == null ? Map.of() : Map.copyOf(types);
        missing = orEmpty(missing);
        cannot = orEmpty(cannot);
    }

    /// One call, and what is to be answered.
    ///
    /// @param call the name of the client's method; absent where the client has none
    /// @param why what the call is there for, where that is not plain; always where the client has no such method
    /// @param with the arguments of the method
    /// @param send the HTTP method, and the path with the query
    /// @param body what the client sends as the body
    /// @param status what is to be answered, as a number
    /// @param returns the type of the answer
    /// @param answer what has to be in the answer, see [Likeness]
    /// @param until whether the call is made again and again until that is in the answer
    /// @param keep names for parts of the answer, which later calls use
    record Call(
            @Nullable String call,
            @Nullable String why,
            List<JsonNode> with,
            String send,
            Map<String, String> headers,
            @Nullable JsonNode body,
            int status,
            @Nullable String returns,
            @Nullable JsonNode answer,
            @Nullable Boolean until,
            Map<String, String> keep) {
        Call {
            with = with == null ? List.of() : List.copyOf(with);
            headers = orEmpty(headers);
            keep = orEmpty(keep);
        }

        String method() {
            return send.substring(0, send.indexOf(' '));
        }

        String path() {
            return send.substring(send.indexOf(' ') + 1);
        }

        /// With the words in braces replaced by what they stand for.
        Call filled(Known known) {
            return new Call(
                    call,
                    why,
                    with.stream().map(known::fill).toList(),
                    known.fill(send),
                    headers.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey, it -> known.fill(it.getValue()))),
                    body == null ? null : known.fill(body),
                    status,
                    returns,
                    answer == null ? null : known.fill(answer),
                    until,
                    keep);
        }
    }

    static FlyStory read(String name) throws IOException {
        try (var in = FlyStory.class.getResourceAsStream("/fly/%s.json".formatted(name))) {
            return JsonMapper.shared().readValue(Objects.requireNonNull(in, name), FlyStory.class);
        }
    }

    /// The client's methods that are driven.
    Set<String> driven() {
        return calls.stream().map(Call::call).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /// The request that the client makes of a call.
    RawRequest requestOf(Call call) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        if (call.body() != null) {
            all.put("Content-Type", "application/json");
        }
        all.putAll(call.headers());
        return new RawRequest(
                call.method(),
                base + call.path(),
                all,
                call.body() == null ? "" : call.body().toString());
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> given) {
        return given == null ? Map.of() : Map.copyOf(given);
    }
}
