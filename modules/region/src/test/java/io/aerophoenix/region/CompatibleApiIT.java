package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The compatible API of a whole region.
@WholeProcess
class CompatibleApiIT {
    private static final String VOLUMES = "/v1/apps/none/volumes";

    @Test
    void isFoundUnderBothBasesAndCountsWhatComesTooOften(@TempDir Path folder) throws Exception {
        try (var region = LivingRegion.in(folder)) {
            var client = region.start();

            assertThat(
                            client.get("/v1/platform/regions")
                                    .orFail()
                                    .json()
                                    .path("nearest")
                                    .asString())
                    .isEqualTo("iad");
            assertThat(client.get("/fly/v1/tokens/current").status()).isEqualTo(200);
            assertThat(statuses(client)).contains(429);
            assertThat(client.get("/metrics").text())
                    .containsPattern("aerophoenix_fly_limited_total\\S* [1-9]");
            region.terminate();
            assertThat(region.log()).doesNotContain("WARNING");
        }
    }

    @Test
    void hasNoRatesWhereTheOperatorSaysSo(@TempDir Path folder) throws Exception {
        try (var region = LivingRegion.in(folder)) {
            var client = region.start(Map.of("--fly-rates", "off", "--fly-driver", "simulator"));

            assertThat(statuses(client)).doesNotContain(429);
        }
    }

    private static int[] statuses(RegionClient client) {
        return IntStream.range(0, 8).map(_ -> status(client)).toArray();
    }

    private static int status(RegionClient client) {
        try {
            return client.get(VOLUMES).status();
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }
}
