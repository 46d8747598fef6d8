package io.aerophoenix.cli;

import static io.aerophoenix.cli.Samples.ID;
import static io.aerophoenix.cli.Samples.machine;
import static io.aerophoenix.cli.Samples.page;
import static io.aerophoenix.cli.StubRegion.ok;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineNamesTest {
    private static final String SEARCH = "GET /machines?app=demo&q=web-1&limit=1000";
    private static final String OTHER =
            "{\"id\":\"m-2\",\"app\":\"demo\",\"name\":\"web-10\",\"state\":\"running\"}";

    private final StubRegion region = new StubRegion();

    @AfterEach
    void stopRegion() {
        region.close();
    }

    @Test
    void findAMachineByAppAndNameAmongSimilarOnes() {
        region.on(SEARCH, ok(page("\"m-2\"", OTHER)));
        region.on(SEARCH + "&after=m-2", ok(page("null", machine("running"))));
        region.on("POST /machines/" + ID + "/stop", ok(machine("stopped")));

        var run = Run.against(region, "machine", "stop", "demo/web-1");

        assertThat(run.exitCode()).isZero();
        assertThat(region.lines()).last().isEqualTo("POST /machines/" + ID + "/stop");
    }

    @Test
    void sayWhenThereIsNoSuchMachine() {
        region.on(SEARCH, ok(page("null", OTHER)));

        var run = Run.against(region, "machine", "stop", "demo/web-1");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("There is no machine demo/web-1.")
                .contains("aeropctl machine list --app demo");
    }

    @Test
    void sayWhichMachinesShareAName() {
        region.on(
                SEARCH,
                ok(page("null", machine("running"), machine("stopped").replace(ID, "m-3"))));

        var run = Run.against(region, "machine", "stop", "demo/web-1");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("is the name of 2 machines").contains(ID + ", m-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-1", "demo/", "/web-1", "a/b/c", "M-1", ""})
    void refuseWhatIsNeitherIdNorName(String machine) {
        var run = Run.against(region, "machine", "show", machine);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(region.asked()).isEmpty();
    }
}
