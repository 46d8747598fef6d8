package io.aerophoenix.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/// How a run ended, in a number that scripts can branch on. The numbers are a promise: they never change their meaning.
enum ExitCode {
    OK(0, "Done."),
    REFUSED(1, "The region refused, or could not do it; the message says why."),
    USAGE(2, "The command line or the request is wrong."),
    NOT_FOUND(3, "There is no such machine, or it has no lease."),
    CONFLICT(
            4,
            "The machine is not in a state, or at a version, that allows this, or the name is taken."),
    NO_CAPACITY(
            5,
            "The region has no room, or more requests than it takes on: try later or elsewhere."),
    TIMEOUT(6, "The time was up; what was asked for may still happen."),
    NOT_ALLOWED(7, "No valid token, or one without the capability."),
    UNREACHABLE(8, "The region did not answer.");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    int number() {
        return number;
    }

    /// The exit code for the `code` of a refusal. Codes that this build does not know are plain refusals.
    static ExitCode ofProblem(String code) {
        return switch (code) {
            case "invalid_request", "payload_too_large" -> USAGE;
            case "not_found" -> NOT_FOUND;
            case "invalid_transition",
                    "locked",
                    "version_conflict",
                    "name_taken",
                    "precondition_failed",
                    "idempotency_conflict",
                    "quarantined" ->
                    CONFLICT;
            case "no_capacity", "overloaded" -> NO_CAPACITY;
            case "timeout" -> TIMEOUT;
            case "unauthenticated", "forbidden" -> NOT_ALLOWED;
            default -> REFUSED;
        };
    }

    /// Number and meaning of each, for the help text.
    static Map<String, String> list() {
        var list = new LinkedHashMap<String, String>();
        for (var code : values()) {
            list.put(" " + code.number, code.meaning);
        }
        return list;
    }
}
