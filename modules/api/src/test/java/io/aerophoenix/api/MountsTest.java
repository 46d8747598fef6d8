package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.ID;
import static io.aerophoenix.api.Samples.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.ConfigurationCommand.UpdateMachine;
import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Mount;
import io.aerophoenix.fleet.VolumeId;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.lifecycle.Wish;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The volumes of a machine in its spec, and what other faces keep there, over HTTP.
@ExtendWith(WithRunningApi.class)
class MountsTest {
    private static final String CONFIG = "/machines/" + ID + "/config";
    private static final String MOUNT =
            "{\"volume\":\"vol_8z0k3w6q4x9v2t1d\",\"name\":\"data\",\"path\":\"/data\"}";

    private final RunningApi api;

    MountsTest(RunningApi api) {
        this.api = api;
    }

    @Test
    void areTakenAsTheyAreShownAndAnnexesAreNotShown() {
        api.control().done(UpdateMachine.class, RUNNING);
        api.send(
                "PUT",
                CONFIG,
                "{\"spec\":{\"name\":\"web-1\",\"driver\":\"process\",\"mounts\":["
                        + MOUNT
                        + "]}}");
        var update = (UpdateMachine) api.control().last().request();

        assertThat(update.spec().mounts())
                .containsExactly(new Mount(new VolumeId("vol_8z0k3w6q4x9v2t1d"), "data", "/data"));
        assertThat(update.annexes()).isEqualTo(Wish.Annexes.KEPT);

        var faced = update.spec().withAnnexes(Map.of("fly", "{\"schedule\":\"daily\"}"));
        api.control().done(Query.GetMachine.class, new Sighting.Known(withSpec(faced)));
        var shown = api.get("/machines/" + ID);
        assertThat(shown.json().path("spec").path("mounts")).hasToString("[" + MOUNT + "]");
        assertThat(shown.body()).doesNotContain("annexes", "daily");
    }

    private static Machine withSpec(MachineSpec spec) {
        return new Machine(
                ID,
                RUNNING.app(),
                RUNNING.region(),
                spec,
                RUNNING.createdAt(),
                "digest",
                RUNNING.status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                        | volume,name,path",
                "{\"volume\":\"v1\",\"name\":\"a\",\"path\":\"/a\"} | volume",
                "{\"volume\":\"vol_8z0k3w6q4x9v2t1d\",\"name\":\"a\",\"path\":\"a\",\"size\":1} | path,size"
            })
    void sayWhatIsWrongWithThem(String mount, String fields) {
        var faults = fields.split(",", -1);
        for (int i = 0; i < faults.length; i++) {
            faults[i] = "spec.mounts[0]." + faults[i];
        }

        api.send("PUT", CONFIG, "{\"spec\":{\"mounts\":[" + mount + "]}}")
                .isProblem(400, "invalid_request")
                .faults(faults);
    }

    @Test
    void areOfDifferentVolumes() {
        api.send("PUT", CONFIG, "{\"spec\":{\"mounts\":[" + MOUNT + "," + MOUNT + "]}}")
                .isProblem(400, "invalid_request")
                .faults("spec.mounts[1].volume");
    }
}
