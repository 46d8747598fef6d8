package io.aerophoenix.wal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A clock that is set back must not matter to what is stored: nothing here asks for the time of day.
class WallClockTest {
    private static final List<String> TIME_OF_DAY =
            List.of(
                    "currentTimeMillis",
                    "java/time/Instant",
                    "java/time/Clock",
                    "java/time/LocalDate",
                    "java/util/Date",
                    "CURRENT_TIMESTAMP");

    @Test
    void isAskedByNobodyInThisModule() throws Exception {
        var classes =
                Path.of(Wal.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (var files = Files.walk(classes)) {
            var compiled = files.filter(file -> file.toString().endsWith(".class")).toList();

            assertThat(compiled).isNotEmpty().allSatisfy(WallClockTest::assertAsksNoClock);
        }
    }

    /// Whatever a class calls stands in its constant pool by name.
    private static void assertAsksNoClock(Path compiled) throws IOException {
        assertThat(Files.readString(compiled, StandardCharsets.ISO_8859_1))
                .doesNotContain(TIME_OF_DAY);
    }
}
