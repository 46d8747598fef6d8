package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where everything lies: the keeper's script, the folder of all ends, and a folder per machine.
record DataFolder(Path root) {
    static DataFolder create(Path root) throws IOException {
        var folder = new DataFolder(root);
        Files.createDirectories(folder.exits());
        Files.createDirectories(folder.machines());
        folder.trash().empty();
        return folder;
    }

    Path keeperScript() {
        return root.resolve("keeper.sh");
    }

    Path exits() {
        return root.resolve("exits");
    }

    MachineFolder of(MachineId machine) {
        return new MachineFolder(machine, machines().resolve(machine.value()), exits(), trash());
    }

    /// All machines of which something is kept.
    List<MachineFolder> all() throws IOException {
        try (var folders = Files.list(machines())) {
            return folders.map(folder -> of(new MachineId(folder.getFileName().toString())))
                    .toList();
        }
    }

    Run run(IntentId intent) {
        return of(intent.machine()).run(intent.step());
    }

    private Trash trash() {
        return new Trash(root.resolve("trash"));
    }

    private Path machines() {
        return root.resolve("machines");
    }
}
