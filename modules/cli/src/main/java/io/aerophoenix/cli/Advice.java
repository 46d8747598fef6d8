package io.aerophoenix.cli;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/// What to do after a refusal, where the region's own sentence cannot know: it does not see this command line.
final class Advice {
    private static final String GET_A_TOKEN =
            "`./aero ctl` brings its own token; otherwise save one with `./aero token > FILE`"
                    + " and pass --token-file FILE.";

    private Advice() {}

    static List<String> on(Problem problem, HttpHeaders headers, boolean tokenSent) {
        var lines = new ArrayList<>(problem.faults());
        lines.addAll(next(problem.code(), tokenSent));
        headers.firstValue("Retry-After")
                .ifPresent(seconds -> lines.add("Try again in %s seconds.".formatted(seconds)));
        return lines;
    }

    private static List<String> next(String code, boolean tokenSent) {
        return switch (code) {
            case "unauthenticated" ->
                    List.of(
                            tokenSent
                                    ? "The token is expired, or another region's."
                                    : "No token was sent.",
                            GET_A_TOKEN);
            case "forbidden" ->
                    List.of(
                            "A token with more capabilities:"
                                    + " `./aero token --capabilities machine_read,machine_create`.");
            case "no_capacity" -> List.of("See which regions have room: `aeropctl region list`.");
            case "not_found" -> List.of("See what there is: `aeropctl machine list`.");
            case "locked" -> List.of("See who holds it: `aeropctl machine show MACHINE`.");
            default -> List.of();
        };
    }
}
