package io.aerophoenix.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/// Says, in the region's folder, where a running region is found: `region.json`. There from when the region is ready to
/// when it stops; one that was killed leaves it behind, with the id of a process that is no more.
final class ReadyFile {
    private final Path file;

    ReadyFile(Path data) {
        this.file = data.resolve("region.json");
    }

    void write(RegionSettings settings, RunningRegion running, long readyMillis, Instant startedAt)
            throws IOException {
        var text =
                """
                {"region":"%s","pid":%d,"api":"%s","console":"%s","readyMillis":%d,"startedAt":"%s"}
                """
                        .formatted(
                                settings.region(),
                                ProcessHandle.current().pid(),
                                running.apiAddress(),
                                running.consoleAddress(),
                                readyMillis,
                                startedAt);
        var draft = file.resolveSibling("region.json.draft");
        Files.writeString(draft, text);
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}
