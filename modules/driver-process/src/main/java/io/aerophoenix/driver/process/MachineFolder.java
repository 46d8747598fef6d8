package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// All that is kept of one machine.
///
/// @param exits the folder of all ends
/// @param trash takes what is removed
record MachineFolder(MachineId machine, Path root, Path exits, Trash trash) {
    /// Where the workload runs unless its spec says otherwise; its HOME too.
    Path work() {
        return root.resolve("work");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Run run(long step) {
        var intent = new IntentId(machine, step);
        return new Run(
                intent,
                runsFolder().resolve(Long.toString(step)),
                exits.resolve(intent.toString()));
    }

    /// The lives of which something is kept, newest first.
    List<Run> runs() throws IOException {
        try (var folders = Files.list(runsFolder())) {
            return folders.map(folder -> Long.parseLong(folder.getFileName().toString()))
                    .sorted(Comparator.reverseOrder())
                    .map(this::run)
                    .toList();
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    void remove(Run run) throws IOException {
        Files.deleteIfExists(run.exitFile());
        trash.remove(run.folder());
    }

    /// Removes everything. The ends lie elsewhere and go with their lives, before.
    void remove() throws IOException {
        trash.remove(root);
    }

    private Path runsFolder() {
        return root.resolve("runs");
    }
}
