package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.DriverException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Finds programs, as a shell would, before anything is started.
final class Program {
    private Program() {}

    /// The file that a command's first word means.
    ///
    /// @param path the folders to search, separated by colons, for a word without a slash
    /// @throws DriverException when there is none that we may execute
    static Path find(String word, String path, Path workingDirectory) throws DriverException {
        if (word.contains("/")) {
            return executable(workingDirectory.resolve(word));
        }
        return List.of(path.split(":", -1)).stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> workingDirectory.resolve(folder).resolve(word))
                .filter(Program::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new DriverException(
                                "The program '%s' is in none of the folders of PATH (%s). Install it on the region's host, or give its full path."
                                        .formatted(word, path)));
    }

    private static Path executable(Path file) throws DriverException {
        if (Files.notExists(file)) {
            throw new DriverException(
                    "There is no program %s on the region's host. Install it, or correct the command."
                            .formatted(file));
        }
        if (!isExecutable(file)) {
            throw new DriverException(
                    "%s may not be executed. Make it executable (chmod +x), or correct the command."
                            .formatted(file));
        }
        return file;
    }

    private static boolean isExecutable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
