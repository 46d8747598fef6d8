package io.aerophoenix.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The run cannot go on: what happened, what to do now, and the exit code.
///
/// A retry by this program cannot help: where one could, it has been made already.
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient List<String> details;
    private final transient @Nullable JsonNode problem;

    private Failure(
            ExitCode exitCode,
            String message,
            List<String> details,
            @Nullable JsonNode problem,
            @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.details = List.copyOf(details);
        this.problem = problem;
    }

    /// The region understood, and said no.
    static Failure refused(Problem problem, List<String> details) {
        var exitCode = ExitCode.ofProblem(problem.code());
        return new Failure(exitCode, problem.sentence(), details, problem.body(), null);
    }

    /// What was typed cannot be meant.
    static Failure usage(String message) {
        return new Failure(ExitCode.USAGE, message, List.of(), null, null);
    }

    static Failure notFound(String message) {
        return new Failure(ExitCode.NOT_FOUND, message, List.of(), null, null);
    }

    static Failure ambiguous(String message) {
        return new Failure(ExitCode.CONFLICT, message, List.of(), null, null);
    }

    /// The region keeps no spec for the machine: its file cannot be read.
    static Failure withoutConfiguration(String machine) {
        var hint = "See why: `aeropctl machine show %s`.".formatted(machine);
        var message = "%s has no configuration that could be changed.".formatted(machine);
        return new Failure(ExitCode.CONFLICT, message, List.of(hint), null, null);
    }

    /// The lease that protected a command is gone, so the command had to end too.
    static Failure leaseLost(String machine, Failure cause) {
        var message =
                "The lease of %s was lost, so the command was ended: %s"
                        .formatted(machine, cause.getMessage());
        var hint =
                "See what was done in the meantime: `aeropctl machine history %s`."
                        .formatted(machine);
        return new Failure(ExitCode.CONFLICT, message, List.of(hint), cause.problem(), cause);
    }

    /// The machine was created, and its start failed.
    ///
    /// @param machine the region's answer: to programs, it says more than any message
    static Failure notStarted(JsonNode machine) {
        var facts = new Facts(machine);
        var message =
                "%s (%s) was created, but did not start: %s."
                        .formatted(facts.machineName(), facts.text("id"), facts.text("lastError"));
        var hint =
                "Mend that, then `aeropctl machine start %s`; or `aeropctl machine destroy %s`."
                        .formatted(facts.machineName(), facts.machineName());
        return new Failure(ExitCode.REFUSED, message, List.of(hint), machine, null);
    }

    /// Nobody answers there, or somebody who is no region.
    static Failure unreachable(URI api, String reason, @Nullable IOException cause) {
        var message = "Cannot reach a region at %s: %s.".formatted(api, reason);
        var hints =
                List.of(
                        "Start one here with `./aero up`, see what runs with `./aero status`,",
                        "or name another address with --api or AEROPHOENIX_API.");
        return new Failure(ExitCode.UNREACHABLE, message, hints, null, cause);
    }

    /// The connection was lost again and again after a request that must not be made twice under another key.
    static Failure outcomeUnknown(URI api, String key, IOException cause) {
        var message =
                "The connection to %s was lost, and it is not known whether it was done."
                        .formatted(api);
        var hint =
                "Repeat the command with --idempotency-key %s: it is done at most once."
                        .formatted(key);
        return new Failure(ExitCode.UNREACHABLE, message, List.of(hint), null, cause);
    }

    /// @param key with which a repeat is safe; empty where nothing was to be changed
    static Failure noAnswerWithin(Duration limit, Optional<String> key, IOException cause) {
        var message =
                "The region has not answered within %d seconds; what was asked for may still happen."
                        .formatted(limit.toSeconds());
        var hint =
                key.map(
                                "Repeat the command with --idempotency-key %s: it is done at most once."
                                        ::formatted)
                        .orElse("Look with `aeropctl machine list` before you repeat it.");
        return new Failure(ExitCode.TIMEOUT, message, List.of(hint), null, cause);
    }

    /// Sets the thread's interrupt flag again.
    static Failure interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Failure(ExitCode.REFUSED, "Interrupted.", List.of(), null, cause);
    }

    /// This process was told to end.
    static Failure ending() {
        return new Failure(ExitCode.REFUSED, "Interrupted.", List.of(), null, null);
    }

    /// Whether the region itself said no, so that asking again changes nothing.
    boolean isFinal() {
        return switch (exitCode) {
            case USAGE, NOT_FOUND, CONFLICT, NOT_ALLOWED -> true;
            case OK, REFUSED, NO_CAPACITY, TIMEOUT, UNREACHABLE -> false;
        };
    }

    ExitCode exitCode() {
        return exitCode;
    }

    /// Lines below the message: the faults one by one, and what to do.
    List<String> details() {
        return details;
    }

    /// The region's own words, when it has answered.
    @Nullable JsonNode problem() {
        return problem;
    }
}
