package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One damaged machine among sound ones.
@WholeProcess
class QuarantineIT {
    private static final byte[] GARBAGE = "garbage ".repeat(1000).getBytes(StandardCharsets.UTF_8);

    @Test
    void setsADamagedMachineApartSaysSoAndServesTheOthers(@TempDir Path folder) throws Exception {
        try (var region = LivingRegion.in(folder)) {
            region.start();
            var damaged = created(region, "web-1");
            var sound = created(region, "web-2");
            region.terminate();
            var file = region.fileOf(damaged);
            Files.write(file, GARBAGE);

            region.start();

            checkQuarantined(region, damaged, file);
            assertThat(region.log()).contains(damaged + " is quarantined", file.toString());
            assertThat(region.client().machine(sound).state()).isEqualTo("running");
            assertThat(region.client().act(sound, "restart").status()).isEqualTo(200);
            assertThat(created(region, "web-3")).isNotEmpty();
            assertThat(file).hasBinaryContent(GARBAGE);
        }
    }

    private static String created(LivingRegion region, String name) throws Exception {
        var wanted = NewMachine.simulated(name, Map.of("sim.boot", "1ms"));
        return region.client().create(wanted).orFail().as(MachineView.class).id();
    }

    private static void checkQuarantined(LivingRegion region, String machine, Path file)
            throws Exception {
        var client = region.client();
        var seen = client.machine(machine);
        assertThat(seen.state()).isEqualTo("quarantined");
        assertThat(Objects.requireNonNull(seen.quarantine()).reason())
                .contains(region.data().relativize(file).toString())
                .doesNotContain(region.data().toString());
        assertThat(client.get("/api/v1/machines").orFail().text())
                .contains(machine)
                .contains("quarantined");
        for (var move : Move.values()) {
            var answer = move.ask(client, machine);
            assertThat(answer.status()).as(move.name()).isEqualTo(409);
            assertThat(answer.code()).as(move.name()).isEqualTo("quarantined");
        }
        assertThat(client.get("/api/v1/machines/%s/history".formatted(machine)).code())
                .isEqualTo("quarantined");
    }
}
