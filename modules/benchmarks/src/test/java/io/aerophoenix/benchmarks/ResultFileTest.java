package io.aerophoenix.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ResultFileTest {
    private static final Computer COMPUTER =
            new Computer("some cpu", 2, 24_105, "Linux 6", "JDK 25", "ext4 (/dev/sda)", 0.25);
    private static final Report REPORT =
            new Report(
                    new Figures(List.of(new Row("journal, 8 callers", "p99", 1.5, "ms"))),
                    Map.of("journal / own files, 8 callers", 4.2),
                    List.of("for people only"));

    @TempDir private Path folder;

    @Test
    void holdsNameMachineRowsAndRatios() {
        var json = ResultFile.json("journal", COMPUTER, REPORT);

        assertThat(JsonMapper.shared().readTree(json))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        """
                                        {
                                          "name": "journal",
                                          "machine": {
                                            "cpu": "some cpu",
                                            "cores": 2,
                                            "memoryMb": 24105,
                                            "kernel": "Linux 6",
                                            "jdk": "JDK 25",
                                            "fileSystem": "ext4 (/dev/sda)",
                                            "load": 0.25
                                          },
                                          "rows": [
                                            {
                                              "subject": "journal, 8 callers",
                                              "metric": "p99",
                                              "value": 1.5,
                                              "unit": "ms"
                                            }
                                          ],
                                          "ratios": {"journal / own files, 8 callers": 4.2}
                                        }
                                        """));
    }

    @Test
    void isNamedAfterTheBenchmarkAndReplacesItsPredecessor() throws IOException {
        var results = folder.resolve("results");
        Files.createDirectories(results);
        Files.writeString(results.resolve("journal.json"), "old");

        var file = ResultFile.write(results, "journal", COMPUTER, REPORT);

        assertThat(file).isEqualTo(results.resolve("journal.json"));
        assertThat(file).content().isEqualTo(ResultFile.json("journal", COMPUTER, REPORT) + "\n");
    }
}
