package io.aerophoenix.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A report for programs: `NAME.json`, which the next run of the same benchmark replaces.
final class ResultFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultFile() {}

    /// @return where it is
    static Path write(Path folder, String name, Computer computer, Report report)
            throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(
                folder.resolve(name + ".json"), json(name, computer, report) + "\n");
    }

    static String json(String name, Computer computer, Report report) {
        return JSON.writeValueAsString(
                new Content(name, computer, report.figures().rows(), report.ratios()));
    }

    private record Content(
            String name, Computer machine, List<Row> rows, Map<String, Double> ratios) {}
}
