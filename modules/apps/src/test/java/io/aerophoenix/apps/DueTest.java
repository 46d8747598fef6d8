package io.aerophoenix.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.VolumeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final VolumeId VOLUME = VolumeId.fresh(new Random(1));

    private static VolumeTable.Kept volume(
            boolean autoBackup, Phase phase, @Nullable Instant endedAt) {
        return new VolumeTable.Kept(
                VOLUME,
                new AppName("shop"),
                "data",
                1,
                5,
                autoBackup,
                NOON,
                "order",
                null,
                phase,
                endedAt);
    }

    private static Snapshot snapshot(Instant createdAt, int days) {
        return new Snapshot("vs_1", VOLUME, createdAt, 0, 1, "", days);
    }

    private static Due at(Instant now, VolumeTable.Kept volume, Snapshot... snapshots) {
        return Due.at(now, List.of(volume), List.of(snapshots));
    }

    @Test
    void letsASnapshotGoWhenItsDaysAreOverAndNotBefore() {
        var snapshot = snapshot(NOON, 5);
        var volume = volume(false, Phase.PRESENT, null);
        var end = NOON.plus(DAY.multipliedBy(5));

        assertThat(at(end.minusNanos(1), volume, snapshot).over()).isEmpty();
        assertThat(at(end, volume, snapshot).over()).containsExactly(snapshot);
    }

    @Test
    void backsUpADayAfterTheNewestSnapshotOrTheCreation() {
        var volume = volume(true, Phase.PRESENT, null);

        assertThat(at(NOON.plus(DAY).minusNanos(1), volume).unsaved()).isEmpty();
        assertThat(at(NOON.plus(DAY), volume).unsaved()).containsExactly(volume);
        var snapshot = snapshot(NOON.plus(DAY), 5);
        assertThat(at(NOON.plus(DAY).plusSeconds(1), volume, snapshot).unsaved()).isEmpty();
        assertThat(at(NOON.plus(DAY.multipliedBy(2)), volume, snapshot).unsaved())
                .containsExactly(volume);
    }

    @Test
    void doesNothingTwiceWhenTheClockGoesBack() {
        var volume = volume(true, Phase.PRESENT, null);

        assertThat(at(NOON.minus(DAY), volume, snapshot(NOON, 1)))
                .isEqualTo(new Due(List.of(), List.of(), List.of()));
    }

    @Test
    void backsUpNeitherWhoDoesNotWantItNorWhatIsNotThere() {
        var later = NOON.plus(DAY.multipliedBy(3));

        assertThat(at(later, volume(false, Phase.PRESENT, null)).unsaved()).isEmpty();
        assertThat(at(later, volume(true, Phase.MAKING, null)).unsaved()).isEmpty();
        assertThat(at(later, volume(true, Phase.GOING, NOON)).unsaved()).isEmpty();
        assertThat(at(later, volume(true, Phase.GONE, NOON)).unsaved()).isEmpty();
    }

    @Test
    void forgetsADestroyedVolumeADayLaterUnlessItHasSnapshots() {
        var gone = volume(true, Phase.GONE, NOON);

        assertThat(at(NOON.plusSeconds(1), gone).forgotten()).isEmpty();
        assertThat(at(NOON.plus(DAY), gone).forgotten()).containsExactly(gone);
        assertThat(at(NOON.plus(DAY), gone, snapshot(NOON, 5)).forgotten()).isEmpty();
        assertThat(at(NOON.plus(DAY), volume(true, Phase.PRESENT, null)).forgotten()).isEmpty();
    }
}
