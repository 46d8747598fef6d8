package io.aerophoenix.fly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.MachineStatus;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.fleet.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineEventsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final MachineId ID = new MachineId("m-01jd8z0k3w6q4x9v2t");
    private static final Transition CREATION = move(1, null, MachineState.CREATED, Cause.REQUEST);
    private static final Machine MACHINE = machine();

    private static Machine machine() {
        var spec =
                new MachineSpec(
                        new MachineName("web"),
                        "process",
                        List.of("a"),
                        Map.of(),
                        null,
                        Resources.NONE,
                        RestartPolicy.NEVER,
                        StopPolicy.DEFAULT,
                        Map.of(),
                        List.of());
        var status =
                new MachineStatus(
                        MachineState.CREATED,
                        1,
                        1,
                        NOON,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        false,
                        1,
                        null);
        return new Machine(ID, new AppName("shop"), new RegionCode("iad"), spec, NOON, "d", status);
    }

    private static Transition move(
            long version, @Nullable MachineState from, MachineState to, Cause cause) {
        return new Transition(
                version,
                from,
                to,
                cause,
                "ada",
                new IntentId(ID, version),
                new Transition.Timings(NOON, null, null, null, NOON.plusSeconds(version)),
                null);
    }

    private static List<EventDocument> events(MachineHistory history) {
        return MachineEvents.of(MACHINE, history, MachineEvents.MOST);
    }

    @ParameterizedTest
    @CsvSource({
        "CREATED, STARTING, REQUEST, start starting user",
        "STOPPED, STARTING, RESTART_POLICY, start starting flyd",
        "STOPPED, STARTING, HEALTH, start starting flyd",
        "STARTING, RUNNING, REQUEST, start started flyd",
        "STARTING, RUNNING, RECOVERY, start started flyd",
        "STARTING, STOPPED, REQUEST, exit failed flyd",
        "RUNNING, STOPPING, REQUEST, stop stopping user",
        "RUNNING, STOPPING, HEALTH, stop stopping flyd",
        "RUNNING, STOPPING, EXIT,",
        "RUNNING, STOPPING, REPAIR,",
        "STOPPING, STOPPED, REQUEST, exit stopped flyd",
        "STOPPING, STOPPED, EXIT, exit stopped flyd",
        "SUSPENDED, STOPPED, REQUEST, exit stopped flyd",
        "RUNNING, SUSPENDED, REQUEST, suspend suspended user",
        "RUNNING, SUSPENDED, REPAIR, suspend suspended flyd",
        "SUSPENDED, RUNNING, REQUEST, resume started user",
        "RUNNING, MIGRATING, REQUEST, migrate started user",
        "MIGRATING, RUNNING, REQUEST, start started user",
        "STOPPED, TERMINATED, REQUEST, destroy destroyed user",
    })
    void tellOfMoves(MachineState from, MachineState to, Cause cause, @Nullable String told) {
        var history = new MachineHistory(List.of(CREATION, move(2, from, to, cause)), List.of());

        var latest = events(history).getFirst();

        var line = "%s %s %s".formatted(latest.type(), latest.status(), latest.source());
        assertThat(line).isEqualTo(told == null ? "launch created user" : told);
        assertThat(latest.timestamp())
                .isEqualTo(NOON.toEpochMilli() + (told == null ? 1000 : 2000));
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIGURED, update user",
        "ROLLED_BACK, update user",
        "CORDONED, cordon user",
        "UNCORDONED, uncordon user",
        "SIGNALLED, signal user",
        "EXECUTED, exec user",
        "MEMORY_LIMITED, memory user",
        "MEMORY_RECLAIMED, memory user",
        "REPAIRED, repair flyd",
        "LEASE_ACQUIRED,",
        "LEASE_RELEASED,",
        "LEASE_BROKEN,",
        "HEALTH,",
    })
    void tellOfWhatIsNoMove(Note.Kind kind, @Nullable String told) {
        var note = new Note(2, kind, NOON.plusMillis(7), "ada", "it was so");
        var history = new MachineHistory(List.of(CREATION), List.of(note));

        var latest = events(history).getFirst();

        assertThat(latest.type() + " " + latest.source())
                .isEqualTo(told == null ? "launch user" : told);
        assertThat(latest.status()).isEqualTo("created");
    }

    @Test
    void tellHowALifeEnded() {
        var stop = move(2, MachineState.STOPPING, MachineState.STOPPED, Cause.REQUEST);
        var exit = move(3, MachineState.STOPPING, MachineState.STOPPED, Cause.EXIT);
        var unseen = move(4, MachineState.STOPPING, MachineState.STOPPED, Cause.REPAIR);
        var history =
                new MachineHistory(
                        List.of(CREATION, stop, exit, unseen),
                        List.of(),
                        Map.of(
                                2L, new Exit(0, null, NOON),
                                3L, new Exit(null, "SIGKILL", NOON),
                                4L, Exit.unseen(NOON)));

        var endings =
                events(history).stream()
                        .filter(event -> event.type().equals("exit"))
                        .map(event -> Objects.requireNonNull(event.request()).exitEvent())
                        .toList();

        assertThat(endings)
                .containsExactly(
                        new EventDocument.Ending(-1, -1, 0, 0, false, false, NOON),
                        new EventDocument.Ending(-1, -1, 9, 9, false, false, NOON),
                        new EventDocument.Ending(0, 0, 0, 0, false, true, NOON));
    }

    @Test
    void haveIdsThatSortAsTheyHappened() {
        var notes =
                List.of(
                        new Note(1, Note.Kind.CORDONED, NOON.plusSeconds(2), "ada", "a"),
                        new Note(1, Note.Kind.UNCORDONED, NOON.plusSeconds(3), "ada", "b"));
        var history =
                new MachineHistory(
                        List.of(
                                CREATION,
                                move(
                                        2,
                                        MachineState.CREATED,
                                        MachineState.STARTING,
                                        Cause.REQUEST)),
                        notes);

        var events = events(history);

        assertThat(events)
                .extracting(EventDocument::type)
                .containsExactly("start", "uncordon", "cordon", "launch");
        assertThat(MachineStamp.read(events.getFirst().id()).orElseThrow().versionOfEvent())
                .isEqualTo(2);
        assertThat(MachineEvents.of(MACHINE, history, 1)).containsExactly(events.getFirst());
    }
}
