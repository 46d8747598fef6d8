package io.aerophoenix.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// What a machine is to be, as options and as a file: the same for a new machine and for one that there is.
final class SpecOptions {
    @Option(
            names = "--cpus",
            paramLabel = "CPUS",
            description = "CPUs, such as 0.5; a new machine has 1.")
    @Nullable Double cpus;

    @Option(
            names = "--memory",
            paramLabel = "MB",
            description = "Memory in MB; a new machine has 256.")
    @Nullable Integer memoryMb;

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            converter = Edit.Converter.class,
            description = "A variable of its environment; NAME- takes one away; repeatable.")
    List<Edit> env = List.of();

    @Option(
            names = "--metadata",
            paramLabel = "NAME=VALUE",
            converter = Edit.Converter.class,
            description = "A label that stays with it; NAME- takes one away; repeatable.")
    List<Edit> metadata = List.of();

    @Option(names = "--directory", paramLabel = "DIR", description = "Where its command runs.")
    @Nullable String directory;

    @Option(
            names = "--restart",
            paramLabel = "POLICY",
            description = "never, on-failure or always; never for a new machine.")
    @Nullable String restart;

    @Option(
            names = "--max-retries",
            paramLabel = "TIMES",
            description = "Failed starts in a row; 0 means no limit.")
    @Nullable Integer maxRetries;

    @Option(
            names = "--stop-signal",
            paramLabel = "SIGNAL",
            description = "The polite signal; SIGTERM for a new machine.")
    @Nullable String stopSignal;

    @Option(
            names = "--stop-grace",
            paramLabel = "SECONDS",
            description = "Before SIGKILL; 10 for a new machine.")
    @Nullable Integer stopGraceSeconds;

    @Option(
            names = "--check",
            paramLabel = "CHECK",
            converter = CheckEdit.Converter.class,
            description = {
                "A health check: http:8080/healthz, tcp:5432 or exec:pg_isready (a line for sh). After it, with commas:"
                        + " name=, interval=, timeout= and grace= in seconds, failures=, successes=, then=report or"
                        + " then=restart, and for http method=. NAME- takes one away; repeatable."
            })
    List<CheckEdit> checks = List.of();

    @Option(
            names = {"-f", "--file", "--spec"},
            paramLabel = "FILE",
            description = "The machine as JSON, - for standard input; options change it.")
    @Nullable String file;

    /// What the file holds, if one was named.
    Optional<ObjectNode> fromFile(Surroundings surroundings) {
        return Optional.ofNullable(file).map(it -> read(it, surroundings));
    }

    private static ObjectNode read(String file, Surroundings surroundings) {
        try (var in = surroundings.open(file)) {
            if (Json.tree(in) instanceof ObjectNode object) {
                return object;
            }
            throw Failure.usage("%s holds no JSON object.".formatted(file));
        } catch (JacksonException e) {
            throw Failure.usage("%s is not JSON: %s.".formatted(file, e.getOriginalMessage()));
        } catch (IOException e) {
            throw Failure.usage("Cannot read %s.".formatted(file));
        }
    }

    /// Changes a spec as the options say; what they do not mention stays.
    void change(ObjectNode spec, List<String> command) {
        if (!command.isEmpty()) {
            command.forEach(spec.putArray("command")::add);
        }
        if (directory != null) {
            spec.put("workingDirectory", directory);
        }
        Edit.all(spec, "env", env);
        Edit.all(spec, "metadata", metadata);
        CheckEdit.all(spec, checks);
        changeNested(spec);
    }

    private void changeNested(ObjectNode spec) {
        if (cpus != null) {
            spec.withObjectProperty("resources").put("cpus", cpus);
        }
        if (memoryMb != null) {
            spec.withObjectProperty("resources").put("memoryMb", memoryMb);
        }
        if (restart != null) {
            spec.withObjectProperty("restart").put("policy", restart);
        }
        if (maxRetries != null) {
            spec.withObjectProperty("restart").put("maxRetries", maxRetries);
        }
        if (stopSignal != null) {
            spec.withObjectProperty("stop").put("signal", stopSignal);
        }
        if (stopGraceSeconds != null) {
            spec.withObjectProperty("stop").put("graceSeconds", stopGraceSeconds);
        }
    }
}
