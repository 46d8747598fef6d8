package io.aerophoenix.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A copy of the script in a folder of its own, with a stand-in for the JDK and for Maven.
final class AeroCheckout {
    private static final Path REAL_ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final long MAX_SECONDS = 60;

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();

    AeroCheckout(Path root) throws IOException {
        this.root = root;
        copy(REAL_ROOT.resolve("aero"), root.resolve("aero"));
        try (var parts = Files.list(REAL_ROOT.resolve(".aero"))) {
            for (var part : parts.toList()) {
                copy(part, root.resolve(".aero").resolve(part.getFileName()));
            }
        }
        write("pom.xml", "<module>modules/region</module>\n<module>modules/cli</module>\n");
        write(".mvn/jvm.config", "");
        for (var module : List.of("region", "cli")) {
            write("modules/" + module + "/pom.xml", "");
            write("modules/" + module + "/src/main/java/Source.java", "");
        }
        executable("mvnw", root.resolve("mvnw"));
        jdk("jdk", "25.0.1");
        environment.put("JAVA_HOME", root.resolve("jdk").toString());
    }

    /// Makes a stand-in for a JDK of some release.
    Path jdk(String folder, String release) throws IOException {
        write(folder + "/release", "JAVA_VERSION=\"" + release + "\"\n");
        executable("java", root.resolve(folder).resolve("bin/java"));
        executable("java", root.resolve(folder).resolve("bin/javac"));
        return root.resolve(folder);
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    Path path(String name) {
        return root.resolve(name);
    }

    void write(String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    /// Puts a program into `bin`, which is not on PATH by itself.
    void command(String name, String script) throws IOException {
        write("bin/" + name, "#!/bin/sh\n" + script + "\n");
        if (!path("bin/" + name).toFile().setExecutable(true)) {
            throw new IOException("cannot make %s executable".formatted(name));
        }
    }

    /// Where this computer has a program.
    static Path onPath(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    /// Runs the script to its end.
    Run aero(String... arguments) throws IOException, InterruptedException {
        var out = Files.createTempFile(root, "out", null);
        var err = Files.createTempFile(root, "err", null);
        var process = start(out, err, arguments);
        if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("aero has not ended: " + Files.readString(err));
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /// Starts the script and leaves it running.
    Process start(Path out, Path err, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(root.resolve("aero").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().keySet().removeIf(it -> it.startsWith("AERO"));
        builder.environment().putAll(environment);
        return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    }

    /// What was asked of the JDK and of Maven, in order.
    List<String> calls() throws IOException {
        var calls = root.resolve("jdk/bin/calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    long builds() throws IOException {
        return calls().stream().filter(it -> it.startsWith("mvnw")).count();
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it has not come true within %d s".formatted(MAX_SECONDS));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    void stopRegions() throws IOException, InterruptedException {
        aero("down", "--all");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void executable(String resource, Path file) {
        try (var in = AeroCheckout.class.getResourceAsStream("/aero/" + resource)) {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.copy(Objects.requireNonNull(in), file);
            if (!file.toFile().setExecutable(true)) {
                throw new IOException("cannot make %s executable".formatted(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
