package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.lifecycle.DriverException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The script that stands beside each process: where it lies, and how it is set going.
///
/// @param data where it lies
/// @param tools the PATH on which the script finds its own programs; also the workload's, unless its spec has one
record Keeper(DataFolder data, String tools) {
    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";
    private static final String SHELL = "/bin/sh";
    private static final int SCRIPT = 1;
    private static final int STAGE = 2;

    /// Lays the script down. Keepers at work keep the file that they were started with.
    ///
    /// @throws DriverException when this host lacks a program that the script needs
    static Keeper install(DataFolder data) throws IOException, DriverException {
        var tools = System.getenv().getOrDefault("PATH", DEFAULT_PATH);
        for (var tool : List.of(SHELL, "setsid", "mkdir", "mv", "rmdir")) {
            Program.find(tool, tools, data.root());
        }
        var script = data.keeperScript();
        var fresh = script.resolveSibling(script.getFileName() + ".new");
        try (var text = text()) {
            Files.copy(text, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(fresh, script, StandardCopyOption.ATOMIC_MOVE);
        return new Keeper(data, tools);
    }

    /// Sets a keeper going, in a session of its own so that no terminal's signal reaches it.
    Process begin(Run run, MachineFolder machine, MachineSpec spec, Path program)
            throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                "setsid",
                                SHELL,
                                data.keeperScript().toString(),
                                "keep",
                                run.folder().toString(),
                                run.exitFile().toString(),
                                LogStream.STDOUT.file(machine.logs()).toString(),
                                LogStream.STDERR.file(machine.logs()).toString(),
                                workingDirectory(machine, spec).toString(),
                                path(spec),
                                program.toString()));
        command.addAll(spec.command().subList(1, spec.command().size()));
        var builder = new ProcessBuilder(command).directory(data.root().toFile());
        environment(builder.environment(), machine, spec);
        return builder.redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.appendTo(run.folder().resolve("keeper.log").toFile()))
                .start();
    }

    static Path workingDirectory(MachineFolder machine, MachineSpec spec) {
        return spec.workingDirectory() == null ? machine.work() : Path.of(spec.workingDirectory());
    }

    /// The PATH of the workload.
    String path(MachineSpec spec) {
        return spec.env().getOrDefault("PATH", tools);
    }

    /// Whether this process is still the keeper's second stage, and not yet the command.
    boolean isLaunching(List<String> commandLine) {
        return commandLine.size() > STAGE
                && commandLine.get(SCRIPT).equals(data.keeperScript().toString())
                && commandLine.get(STAGE).equals("launch");
    }

    /// The workload gets what its spec says and a few things that programs rely on; nothing else of ours, which may be
    /// secret.
    void environment(Map<String, String> env, MachineFolder machine, MachineSpec spec) {
        var language = env.getOrDefault("LANG", "C.UTF-8");
        env.clear();
        env.put("HOME", machine.work().toString());
        env.put("LANG", language);
        env.putAll(spec.env());
        env.put("PATH", tools);
    }

    private static InputStream text() {
        return Objects.requireNonNull(
                Keeper.class.getResourceAsStream("keeper.sh"), "the keeper's script is missing");
    }
}
