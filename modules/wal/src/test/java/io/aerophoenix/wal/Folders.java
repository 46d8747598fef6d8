package io.aerophoenix.wal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What these tests begin with.
final class Folders {
    private static final Duration NEVER = Duration.ofHours(1);

    private Folders() {}

    static MachineId machine(int number) {
        return MachineId.derivedFrom("test", Integer.toString(number));
    }

    static Entry entry(MachineId machine, long step) {
        var payload = "%s at %d".formatted(machine, step).getBytes(StandardCharsets.UTF_8);
        return new Entry(machine, step, payload, payload::clone);
    }

    /// As if each entry said all about its machine.
    static byte[] latest(byte @Nullable [] base, List<Entry> after) {
        return after.isEmpty() && base != null ? base : after.getLast().payload();
    }

    /// Stores and trims only when told to.
    static WalSettings quiet(Path folder) {
        return quiet(folder, 2);
    }

    static WalSettings quiet(Path folder, int lanes) {
        return new WalSettings(
                folder,
                new WalSettings.Storing(lanes, 8, NEVER, 1 << 20),
                new WalSettings.Upkeep(NEVER, NEVER, 1, new WalSettings.ScrubSpeed(1, 1)),
                JournalSettings.standard());
    }

    static Wal opened(Path folder) {
        return Wal.open(quiet(folder), Folders::latest, _ -> {}, Failpoints.NONE);
    }

    static void append(Wal wal, MachineId machine, int from, int to) {
        CompletableFuture.allOf(
                        IntStream.rangeClosed(from, to)
                                .mapToObj(step -> wal.append(entry(machine, step)))
                                .toArray(CompletableFuture[]::new))
                .join();
    }

    /// The folder as a kill at this moment would leave it.
    static Path imageOf(Path folder, Path into) {
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                copy(file, into.resolve(folder.relativize(file)));
            }
            return into;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path file, Path to) throws IOException {
        try {
            Files.copy(file, to);
        } catch (NoSuchFileException e) {
            // Gone since it was listed, as it may be in a kill.
            assertThat(file.toString()).contains(".new");
        }
    }

    /// How many files of a folder this process has open.
    static long openFilesIn(Path folder) {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(descriptor -> isDatabaseIn(folder, descriptor)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDatabaseIn(Path folder, Path descriptor) {
        try {
            var file = Files.readSymbolicLink(descriptor);
            return file.startsWith(folder) && file.toString().endsWith(".db");
        } catch (IOException e) {
            return false; // closed since it was listed
        }
    }
}
