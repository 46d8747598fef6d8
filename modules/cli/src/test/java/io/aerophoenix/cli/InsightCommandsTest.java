package io.aerophoenix.cli;

import static io.aerophoenix.cli.Samples.ID;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The inside of machines, on the command line.
class InsightCommandsTest {
    private static final String MACHINE = "/machines/" + ID;

    private final StubRegion region = new StubRegion();

    @AfterEach
    void stopRegion() {
        region.close();
    }

    @Test
    void listsProcesses() {
        region.on(
                "GET " + MACHINE + "/processes",
                StubRegion.ok(
                        """
                        {"machine":"m-1","processes":[{"pid":4711,"command":"java -jar app.jar","directory":"/srv",
                        "cpus":0.25,"rssBytes":2621440,"runningSeconds":90.5,"cpuSeconds":22.625,
                        "listening":[{"protocol":"tcp","address":"127.0.0.1:80"}]},
                        {"pid":4712,"command":"helper","directory":"","cpus":0,"rssBytes":0,"runningSeconds":1,
                        "cpuSeconds":0,"listening":[]}]}
                        """));

        var run = Run.against(region, "machine", "ps", ID);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        """
                         PID   CPUS   MEMORY MB   RUNNING S    CPU S   LISTENING      COMMAND
                        4711   0.25        2.50        90.5   22.625   127.0.0.1:80   java -jar app.jar
                        4712   0.00        0.00           1        0   -              helper
                        """);
    }

    @Test
    void saysThatNothingRuns() {
        region.on(
                "GET " + MACHINE + "/processes",
                StubRegion.ok("{\"machine\":\"m-1\",\"processes\":[]}"));

        assertThat(Run.against(region, "machine", "ps", ID).out())
                .isEqualTo("Nothing runs in m-1.\n");
    }

    @Test
    void showsAndSetsAndTakesBackMemory() {
        var memory = StubRegion.ok("{\"limitMb\":512,\"availableMb\":100}");
        region.on("GET " + MACHINE + "/memory", memory)
                .on("PUT " + MACHINE + "/memory", memory)
                .on("POST " + MACHINE + "/memory/reclaim", StubRegion.ok("{\"reclaimedMb\":12}"));

        assertThat(Run.against(region, "machine", "memory", ID).out())
                .isEqualTo("It may take 512 MiB until its next start; 100 MiB of that are left.\n");
        assertThat(Run.against(region, "machine", "memory", ID, "--limit", "512").exitCode())
                .isZero();
        assertThat(Run.against(region, "machine", "memory", ID, "--reclaim", "50").out())
                .isEqualTo("It gave back 12 MiB.\n");

        assertThat(region.asked().get(1).body()).isEqualTo("{\"limitMb\":512}");
        assertThat(region.asked().get(2).body()).isEqualTo("{\"amountMb\":50}");
    }

    @Test
    void doesOneThingAboutMemoryAtATime() {
        var run = Run.against(region, "machine", "memory", ID, "--limit", "1", "--reclaim", "1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(region.asked()).isEmpty();
    }
}
