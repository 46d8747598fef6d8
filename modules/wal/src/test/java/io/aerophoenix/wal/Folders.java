package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What these tests begin with.
final class Folders {
    private static final Duration NEVER = Duration.ofHours(1);

    private Folders() {}

    static MachineId machine(int number) {
        return MachineId.derivedFrom("test", Integer.toString(number));
    }

    static Entry entry(MachineId machine, long step) {
        return new Entry(
                machine,
                step,
                "%s at %d".formatted(machine, step).getBytes(StandardCharsets.UTF_8));
    }

    /// Stores and trims only when told to.
    static WalSettings quiet(Path folder) {
        return new WalSettings(folder, 2, 8, NEVER, NEVER, 1, JournalSettings.standard());
    }

    /// The folder as a kill at this moment would leave it.
    static Path imageOf(Path folder, Path into) {
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                Files.copy(file, into.resolve(folder.relativize(file)));
            }
            return into;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
