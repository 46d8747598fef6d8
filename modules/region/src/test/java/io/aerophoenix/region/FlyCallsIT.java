package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The calls of clients of the Fly Machines REST API, sent by ourselves as those send them.
@WholeProcess
class FlyCallsIT {
    @ParameterizedTest
    @ValueSource(strings = {"fly-admin", "fly-go"})
    void areAnsweredAsTheirClientExpects(String client, @TempDir Path folder) throws Exception {
        var story = FlyStory.read(client);
        try (var region = LivingRegion.in(folder)) {
            region.start(Map.of("--fly-rates", "off"));

            new FlyPlay(story).play(call -> region.client().send(story.requestOf(call)));

            assertThat(region.log()).doesNotContain("SEVERE", "Exception");
        }
    }
}
