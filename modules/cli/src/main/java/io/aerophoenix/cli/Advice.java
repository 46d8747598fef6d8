package io.aerophoenix.cli;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/// What to do after a refusal, where the region's own sentence cannot know: it does not see this command line.
///
/// @param tokenSent whether the call said who it comes from
record Advice(Call call, Problem problem, HttpHeaders headers, boolean tokenSent) {
    private static final String GET_A_TOKEN =
            "`./aero ctl` brings its own token; otherwise save one with `./aero token > FILE`"
                    + " and pass --token-file FILE.";

    List<String> lines() {
        var lines = new ArrayList<>(problem.faults());
        lines.addAll(next());
        headers.firstValue("Retry-After")
                .ifPresent(seconds -> lines.add("Try again in %s seconds.".formatted(seconds)));
        return lines;
    }

    private List<String> next() {
        return switch (problem.code()) {
            case "unauthenticated" ->
                    List.of(
                            tokenSent
                                    ? "The token is expired, or another region's."
                                    : "No token was sent.",
                            GET_A_TOKEN);
            case "forbidden" ->
                    List.of(
                            "A token with more capabilities: `./aero token --capabilities %s`."
                                    .formatted(capabilities()));
            case "no_capacity" -> List.of("See which regions have room: `aeropctl region list`.");
            case "not_found" -> List.of(whereToLook());
            case "locked" -> locked();
            default -> List.of();
        };
    }

    private String capabilities() {
        return switch (problem.body().path("needs").asString("")) {
            case "" -> "machine_read,machine_create";
            case "machine_read" -> "machine_read";
            case String needed -> "machine_read," + needed;
        };
    }

    private String whereToLook() {
        return call.path().text().endsWith("/lease")
                ? "See who holds what: `aeropctl machine show MACHINE`."
                : "See what there is: `aeropctl machine list`.";
    }

    /// A lease expires at a known time, and its holder can prove it; an operation just ends.
    private List<String> locked() {
        return problem.body().has("expiresAt")
                ? List.of(
                        "If it is yours, bring its nonce: --lease NONCE, or AEROPCTL_LEASE.",
                        "If its holder is lost: `aeropctl machine lease break MACHINE --reason WHY`.")
                : List.of("See who holds it: `aeropctl machine show MACHINE`.");
    }
}
