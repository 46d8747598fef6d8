package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static io.aerophoenix.lifecycle.Samples.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.wal.Failpoints;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The host's clock is set back by an hour.
class ClockJumpTest extends LifecycleOnTrial {
    private static final Duration AN_HOUR_BACK = Duration.ofHours(-1);
    private static final Duration TTL = Duration.ofSeconds(30);

    private final HandClock wall = new HandClock(Instant.parse("2026-01-01T12:00:00Z"));

    @Override
    World world() {
        return new World(wall, new Random(1), Failpoints.NONE);
    }

    private void lease(String name) {
        var wish = new Wish.AcquireLease("deploy", TTL, "the nonce");
        done(lifecycle.act(id(name), new Lifecycle.Order(wish, "ada", Cause.REQUEST, null, null)));
    }

    @Test
    void prolongsNoLeaseByMoreThanItsTime() {
        running("web-1");
        lease("web-1");

        wall.move(AN_HOUR_BACK);
        assertThat(refused(lifecycle.act(id("web-1"), order(Action.STOP))).code())
                .isEqualTo(ErrorCode.LOCKED);
        wall.move(TTL.plus(TTL));

        assertThat(done(lifecycle.act(id("web-1"), order(Action.STOP))).state())
                .isEqualTo(MachineState.STOPPED);
    }

    @Test
    void prolongsNoLeaseWhenTheRegionWasStartedAnewBetween() throws Exception {
        running("web-1");
        lease("web-1");
        lifecycle.close();

        wall.move(AN_HOUR_BACK);
        open();
        wall.move(TTL.plus(TTL));

        assertThat(done(lifecycle.act(id("web-1"), order(Action.STOP))).state())
                .isEqualTo(MachineState.STOPPED);
    }

    @Test
    void keepsTheTimesOfAMachineInOrder() {
        running("web-1");
        wall.move(AN_HOUR_BACK);
        done(lifecycle.act(id("web-1"), order(Action.STOP)));
        wall.move(Duration.ofSeconds(1));
        done(lifecycle.act(id("web-1"), order(Action.START)));

        assertThat(lifecycle.history(id("web-1")).orElseThrow().transitions())
                .extracting(it -> it.timings().doneAt())
                .isSorted();
    }

    @Test
    void restartsNoLaterThanItEverWouldAfterAStartWithAnEarlierClock() throws Exception {
        var policy = new RestartPolicy(RestartPolicy.Mode.ALWAYS, 5);
        var running = done(lifecycle.create(creation(spec("web-1", policy), Action.START)));
        driver.end(Effects.instanceOf(running).startedBy(), new Exit(0, null, wall.instant()));
        var waiting = await("web-1", it -> it.status().restartAt() != null);

        assertThat(lifecycle.history(id("web-1"))).isPresent(); // and now it is durable
        wall.move(AN_HOUR_BACK);
        killAndRestart();

        assertThat(waiting.status().restartAt()).isAfter(wall.instant().plusSeconds(3000));
        await("web-1", it -> it.state() == MachineState.RUNNING);
    }
}
