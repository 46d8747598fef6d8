package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starts that a region refuses, and says why.
@WholeProcess
class RefusedStartIT {
    @Test
    void leavesAFolderToTheRegionThatRunsOnIt(@TempDir Path folder) throws Exception {
        try (var region = LivingRegion.in(folder)) {
            region.start();

            var second = region.launchAnother();

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.log()).contains("is in use by another region process", "--data");
            assertThat(region.readyFile()).exists();
            var machine = NewMachine.simulated("web-1", Map.of("sim.boot", "1ms"));
            assertThat(region.client().create(machine).status()).isEqualTo(201);
        }
    }

    @Test
    void saysWhichPortOfTheApiIsTaken(@TempDir Path folder) throws Exception {
        try (var region = LivingRegion.in(folder);
                var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());

            var refused = region.launchAnother(Map.of("--api-port", port));

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.log())
                    .contains("The API cannot listen at 127.0.0.1:" + port, "choose another port");
            assertThat(region.readyFile()).doesNotExist();
        }
    }

    @Test
    void opensNoPortToOtherComputers(@TempDir Path folder) throws Exception {
        try (var region = LivingRegion.in(folder)) {
            var open = region.launchAnother(Map.of("--host", "0.0.0.0"));

            assertThat(open.exitCode()).isEqualTo(2);
            assertThat(open.log()).contains("--host 0.0.0.0").contains("use 127.0.0.1");
        }
    }

    @Test
    void saysWhichDriversThereAre(@TempDir Path folder) throws Exception {
        try (var region = LivingRegion.in(folder)) {
            var refused = region.launchAnother(Map.of("--fly-driver", "docker"));

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.log())
                    .contains(
                            "there is no driver 'docker' for --fly-driver; known are process, simulator");
        }
    }
}
