package io.aerophoenix.driver.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The files of one command beside a workload, in the folder of the workload's life. Only we and the command can read
/// them; they are gone when it has ended.
///
/// @param failed where the script says why the command was not started
record SideFiles(Path input, Path failed) implements AutoCloseable {
    private static final Path NO_INPUT = Path.of("/dev/null");

    static SideFiles of(Run run, String input) throws IOException {
        // Made for us alone: nobody else may read it, and the name is nobody else's.
        var failed = Files.createTempFile(run.folder(), "beside", ".failed");
        if (input.isEmpty()) {
            return new SideFiles(NO_INPUT, failed);
        }
        var file = Files.createTempFile(run.folder(), "beside", ".input");
        return new SideFiles(Files.writeString(file, input), failed);
    }

    Optional<Failure> failure() throws IOException {
        try {
            return Optional.of(Files.readString(failed))
                    .filter(text -> !text.isBlank())
                    .map(Failure::ofWord);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(failed);
        if (!input.equals(NO_INPUT)) {
            Files.deleteIfExists(input);
        }
    }
}
