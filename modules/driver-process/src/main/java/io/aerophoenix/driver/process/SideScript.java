package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.Execution;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The script by which a command is run beside a workload.
record SideScript(Path file) {
    /// Lays the script down.
    static SideScript install(DataFolder data) throws IOException {
        var file = data.root().resolve("beside.sh");
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var text = text()) {
            Files.copy(text, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return new SideScript(file);
    }

    ProcessBuilder builder(
            Run run, SideFiles files, Path folder, String path, Path program, Execution execution) {
        var command =
                new ArrayList<>(
                        List.of(
                                "setsid",
                                "/bin/sh",
                                file.toString(),
                                "hold",
                                run.limitsFile().toString(),
                                files.failed().toString(),
                                files.input().toString(),
                                folder.toString(),
                                path,
                                program.toString()));
        command.addAll(execution.command().subList(1, execution.command().size()));
        return new ProcessBuilder(command);
    }

    private static InputStream text() {
        return Objects.requireNonNull(
                SideScript.class.getResourceAsStream("beside.sh"),
                "the script for commands beside a workload is missing");
    }
}
