package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.apps.Volume;
import io.aerophoenix.control.VolumeQuery;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.VolumeId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithRunningFly.class)
class OrganizationVolumesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String VOLUMES = "/orgs/personal/volumes";

    private final RunningFly fly;

    OrganizationVolumesTest(RunningFly fly) {
        this.fly = fly;
    }

    private static Volume volume(String app, int number) {
        return new Volume(
                new VolumeId("vol_000000000000000" + number),
                new AppName(app),
                "data",
                RunningFly.REGION,
                3,
                5,
                true,
                NOON.plusSeconds(number),
                null,
                0);
    }

    @BeforeEach
    void thereAreThree() {
        var volumes = List.of(volume("shop", 2), volume("shop", 1), volume("bank", 3));
        fly.control().answer(VolumeQuery.ListVolumes.class, _ -> new Answer.Done<>(volumes));
    }

    @Test
    void areOfAllApps() {
        var volumes = fly.go().get(VOLUMES).is(200);

        Documents.check("OrgVolumesResponse", volumes.json());
        assertThat(fly.control().latest(VolumeQuery.ListVolumes.class).app()).isNull();
        assertThat(volumes.json().at("/volumes").valueStream())
                .extracting(it -> it.path("app_name").stringValue())
                .containsExactly("shop", "shop", "bank");
        assertThat(volumes.text("/last_volume_id")).isEqualTo("vol_0000000000000003");
        assertThat(volumes.json().has("next_cursor")).isFalse();
    }

    @Test
    void comeInPages() {
        var first = fly.go().get(VOLUMES + "?limit=2").is(200);
        var second =
                fly.js().get(VOLUMES + "?limit=2&cursor=" + first.text("/next_cursor")).is(200);

        assertThat(first.json().at("/volumes")).hasSize(2);
        assertThat(second.json().at("/volumes")).hasSize(1);
        assertThat(second.text("/volumes/0/app_name")).isEqualTo("bank");
        assertThat(second.json().has("next_cursor")).isFalse();
    }

    @Test
    void areFiltered() {
        assertThat(fly.go().get(VOLUMES + "?region=iad&state=created,x").json().at("/volumes"))
                .hasSize(3);
        assertThat(fly.go().get(VOLUMES + "?region=lhr").json().at("/volumes")).isEmpty();
        assertThat(fly.go().get(VOLUMES + "?state=destroyed").json().at("/volumes")).isEmpty();
        assertThat(
                        fly.go()
                                .get(VOLUMES + "?updated_after=2030-01-01T00:00:00Z&summary=true")
                                .json()
                                .at("/volumes"))
                .as("nobody knows when they were changed")
                .hasSize(3);
    }

    @Test
    void areNotListedForWhatMakesNoSense() {
        fly.go().get("/orgs/acme/volumes").isError(404, "there is no such organization");
        fly.go().get(VOLUMES + "?limit=1001").isError(400, "limit: must be");
        fly.go().get(VOLUMES + "?cursor=x").isError(400, "cursor: must be a next_cursor");
        fly.go().get(VOLUMES + "?include_deleted=x").isError(400, "include_deleted: must be");
    }
}
