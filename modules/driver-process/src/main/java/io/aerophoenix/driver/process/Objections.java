package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What can be wrong with a spec, seen from the spec alone.
final class Objections {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final double MIN_CPUS = 0.01;
    private static final long MIN_MEMORY_MB = 4;

    private Objections() {}

    static Optional<String> to(MachineSpec spec) {
        return Stream.of(
                        toCommand(spec),
                        toEnv(spec),
                        toFolder(spec),
                        toResources(spec.resources()),
                        CheckObjections.to(spec.checks()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> toCommand(MachineSpec spec) {
        if (spec.command().isEmpty() || spec.command().getFirst().isBlank()) {
            return Optional.of("a process needs a command: its program, then its arguments");
        }
        return objectionIf(
                spec.command().stream().anyMatch(Objections::hasNul),
                "the command holds a NUL character, which no program can be given");
    }

    private static Optional<String> toEnv(MachineSpec spec) {
        return spec.env().entrySet().stream()
                .filter(e -> !VARIABLE.matcher(e.getKey()).matches() || hasNul(e.getValue()))
                .map(e -> e.getKey())
                .sorted()
                .findFirst()
                .map(name ->
                        "the environment variable '%s' cannot be set: names have letters, digits and _, and do not begin with a digit; values hold no NUL"
                                .formatted(name));
    }

    private static Optional<String> toFolder(MachineSpec spec) {
        var folder = spec.workingDirectory();
        return objectionIf(
                folder != null && (!folder.startsWith("/") || hasNul(folder)),
                "the working directory must be an absolute path");
    }

    private static Optional<String> toResources(Resources resources) {
        if (resources.cpus() > 0 && resources.cpus() < MIN_CPUS) {
            return Optional.of("a process cannot be held to less than %s cpus".formatted(MIN_CPUS));
        }
        return objectionIf(
                resources.memoryMb() > 0 && resources.memoryMb() < MIN_MEMORY_MB,
                "a process cannot start in less than %d MiB".formatted(MIN_MEMORY_MB));
    }

    private static Optional<String> objectionIf(boolean wrong, String sentence) {
        return wrong ? Optional.of(sentence) : Optional.empty();
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }
}
