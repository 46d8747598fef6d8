package io.aerophoenix.cli;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import tools.jackson.databind.JsonNode;

/// Says on the error stream why a run failed, and chooses the exit code. Standard output stays clean.
final class Refusals implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Aeropctl aeropctl;

    Refusals(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed)
            throws Exception {
        if (!(e instanceof Failure failure)) {
            throw e;
        }
        var screen = aeropctl.screen();
        screen.out().flush();
        switch (screen.form()) {
            case JSON -> screen.notices().println(Json.pretty(json(failure)));
            case TABLE -> sayInWords(screen, failure);
        }
        screen.notices().flush();
        return failure.exitCode().number();
    }

    private static void sayInWords(Screen screen, Failure failure) {
        screen.notices().println(screen.palette().bad("aeropctl: ") + failure.getMessage());
        failure.details().forEach(line -> screen.notices().println("  " + line));
    }

    /// The region's own problem, or one of ours in the same shape.
    private static JsonNode json(Failure failure) {
        var problem = failure.problem();
        if (problem != null) {
            return problem;
        }
        var ours = Json.object();
        ours.put("code", failure.exitCode().name().toLowerCase(Locale.ROOT));
        ours.put("detail", failure.getMessage());
        failure.details().forEach(ours.putArray("advice")::add);
        return ours;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        var line = e.getCommandLine();
        var err = line.getErr();
        err.println("aeropctl: " + e.getMessage());
        switch (e) {
            case UnmatchedArgumentException unmatched -> suggest(unmatched, err);
            case ParameterException _ when isOnlyAGroup(line) -> line.usage(err);
            default -> {} // the message says it all
        }
        err.println("  Explained by: %s --help".formatted(line.getCommandSpec().qualifiedName()));
        err.flush();
        return ExitCode.USAGE.number();
    }

    private static void suggest(UnmatchedArgumentException e, PrintWriter err) {
        UnmatchedArgumentException.printSuggestions(e, err);
        if (e.isUnknownOption() && takesACommand(e.getCommandLine().getCommand())) {
            err.println("  A command with its arguments comes last, after --.");
        }
    }

    private static boolean takesACommand(Object command) {
        return switch (command) {
            case CreateCommand _, UpdateCommand _, ExecCommand _, LeaseRunCommand _ -> true;
            default -> false; // the others take none
        };
    }

    private static boolean isOnlyAGroup(CommandLine line) {
        return !line.getSubcommands().isEmpty();
    }
}
