package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/// What is written down of one life: by its keeper, and by us.
///
/// @param intent the intent that starts the life
/// @param folder of this life alone
/// @param exitFile in the folder of all ends, so that one watch suffices for them
record Run(IntentId intent, Path folder, Path exitFile) {
    private static final String UNSEEN = "unseen\n";

    /// Takes this life's claim for the caller. Whoever has it decides; everybody else finds it taken, for ever.
    ///
    /// @return false if it was taken before
    boolean claim() throws IOException {
        Files.createDirectories(folder);
        try {
            Files.createDirectory(folder.resolve("claim"));
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        }
    }

    boolean claimed() {
        return Files.exists(folder.resolve("claim"));
    }

    /// The process, once the keeper is about to let it become the command.
    Optional<Identity> identity() throws IOException {
        return read(pidFile()).map(Identity::parse);
    }

    /// Why nothing was started, or will be.
    Optional<Failure> failure() throws IOException {
        return read(failedFile()).map(Failure::ofWord);
    }

    void fail(Failure failure) throws IOException {
        replace(failedFile(), failure.word());
    }

    /// How it ended; empty while it runs, and until the keeper has written it down.
    Optional<Exit> exit() throws IOException {
        var text = read(exitFile);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var at = Files.getLastModifiedTime(exitFile).toInstant();
        return Optional.of(
                text.get().matches("\\d{1,3}\\s*")
                        ? exit(Integer.parseInt(text.get().strip()), at)
                        : Exit.unseen(at));
    }

    private static Exit exit(int status, Instant at) {
        return Signal.ofStatus(status)
                .map(signal -> new Exit(null, signal.name(), at))
                .orElseGet(() -> new Exit(status, null, at));
    }

    /// Writes down that it ended and nobody saw how, unless somebody did.
    void endUnseen() throws IOException {
        try {
            Files.writeString(
                    exitFile, UNSEEN, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException _) {
            // Better so.
        }
    }

    AppliedLimits limits() throws IOException {
        return read(limitsFile()).map(AppliedLimits::parse).orElse(AppliedLimits.NONE);
    }

    void limits(AppliedLimits limits) throws IOException {
        Files.createDirectories(folder);
        replace(limitsFile(), limits.text());
    }

    Instance instance(Identity identity) throws IOException {
        var since = Files.getLastModifiedTime(pidFile()).toInstant();
        return new Instance(intent, since, identity.pid(), limits().inForce());
    }

    private Path pidFile() {
        return folder.resolve("pid");
    }

    private Path failedFile() {
        return folder.resolve("failed");
    }

    Path limitsFile() {
        return folder.resolve("limits");
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static void replace(Path file, String text) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
