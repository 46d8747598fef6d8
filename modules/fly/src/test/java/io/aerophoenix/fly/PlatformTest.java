package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Query;
import io.aerophoenix.control.RegionView;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Resources;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(WithRunningFly.class)
class PlatformTest {
    private static final String PLACEMENTS = "/platform/placements";

    private final RunningFly fly;

    PlatformTest(RunningFly fly) {
        this.fly = fly;
    }

    @BeforeEach
    void thereIsRoom() {
        var room =
                List.of(
                        new RegionView.DriverRoom("process", Resources.NONE, Resources.NONE),
                        new RegionView.DriverRoom(
                                "simulator", new Resources(20, 20_000), new Resources(4.5, 2_000)));
        fly.control()
                .answer(
                        Query.ListRegions.class,
                        _ ->
                                new Answer.Done<>(
                                        List.of(
                                                new RegionView(
                                                        RunningFly.REGION, "ready", 3, room))));
    }

    @Test
    void knowsWhereRegionsAre() {
        var regions = fly.go().get("/platform/regions").is(200);

        Documents.check("regionResponse", regions.json());
        assertThat(regions.text("/nearest")).isEqualTo("iad");
        assertThat(regions.json().at("/regions").valueStream())
                .extracting(it -> it.path("code").stringValue())
                .doesNotHaveDuplicates()
                .contains("iad", "fra", "syd");
        assertThat(regions.json().at("/regions").valueStream())
                .allMatch(PlatformTest::isOnEarth)
                .extracting(it -> it.path("geo_region").stringValue())
                .contains("africa", "asia_pacific", "europe", "north_america", "south_america");
    }

    private static boolean isOnEarth(JsonNode region) {
        return Math.abs(region.path("latitude").doubleValue()) <= 90
                && Math.abs(region.path("longitude").doubleValue()) <= 180;
    }

    @Test
    void saysHowManyMachinesItHasRoomFor() {
        var free =
                fly.go()
                        .post(
                                PLACEMENTS,
                                """
                                {"compute":{"cpu_kind":"shared","cpus":1,"memory_mb":256},"region":"","count":0,\
                                "volume_name":"","volume_size_bytes":0,"weights":null,"org_slug":"personal"}\
                                """)
                        .is(200);

        Documents.check("getPlacementsResponse", free.json());
        assertThat(free.text("/regions/0/region")).isEqualTo("iad");
        assertThat(free.json().at("/regions/0/count").intValue()).isEqualTo(15);
    }

    @Test
    void countsMemoryAndProcessors() {
        var free =
                fly.js()
                        .post(
                                PLACEMENTS,
                                """
                                {"org_slug":"personal","compute":{"cpus":2,"memory_mb":6000}}\
                                """)
                        .is(200);

        assertThat(free.json().at("/regions/0/count").intValue()).isEqualTo(3);
    }

    @Test
    void findsRoomForSoMany() {
        var placed =
                fly.js()
                        .post(
                                PLACEMENTS,
                                """
                                {"org_slug":"personal","count":2,"region":"lhr,any"}\
                                """)
                        .is(200);

        assertThat(placed.json().at("/regions/0/count").intValue()).isEqualTo(2);
    }

    @Test
    void saysThatThereIsNotEnoughRoom() {
        var refused =
                fly.js()
                        .post(
                                PLACEMENTS,
                                """
                                {"org_slug":"personal","count":20}\
                                """)
                        .isError(
                                422,
                                "could not find a candidate host: there is room for 8 of these");

        assertThat(refused.text("/status")).isEqualTo("insufficient_capacity");
    }

    @Test
    void findsNoRoomForWhatMakesNoSense() {
        fly.go().post(PLACEMENTS, "{}").isError(400, "org_slug: is required");
        fly.go()
                .post(
                        PLACEMENTS,
                        """
                        {"org_slug":"acme"}\
                        """)
                .isError(404, "there is no such organization");
        fly.go()
                .post(
                        PLACEMENTS,
                        """
                        {"org_slug":"personal","region":"lhr,eu"}\
                        """)
                .isError(400, "region: there is only iad here");
        fly.go()
                .post(
                        PLACEMENTS,
                        """
                        {"org_slug":"personal","compute":{"cpus":0}}\
                        """)
                .isError(400, "compute.cpus: must be");
        fly.go()
                .post(
                        PLACEMENTS,
                        """
                        {"org_slug":"personal","compute":"shared"}\
                        """)
                .isError(400, "json: cannot unmarshal string into compute");
        fly.go()
                .post(
                        PLACEMENTS,
                        """
                        {"org_slug":"personal","count":-1}\
                        """)
                .isError(400, "count: must be");
    }
}
