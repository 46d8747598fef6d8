package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.api.TransitionBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whoever looks for faults must be able to find them.
class StoryTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final List<TransitionBody> LIFE =
            List.of(
                    move(1, null, "created"),
                    move(2, "created", "starting"),
                    move(3, "starting", "running"));

    private static TransitionBody move(long version, @Nullable String from, String to) {
        return new TransitionBody(
                version, from, to, "request", "ada", "m.1", NOON, NOON, null, null, NOON, null);
    }

    private static Story story(String state, long version, List<TransitionBody> moves) {
        var machine =
                new MachineView(
                        "m", "web-1", state, version, null, null, null, null, null, 0, null);
        return new Story(machine, moves);
    }

    private static List<TransitionBody> lifeAnd(TransitionBody more) {
        var moves = new ArrayList<>(LIFE);
        moves.add(more);
        return moves;
    }

    @Test
    void findsNothingWrongWithAWholeHistoryThatHoldsWhatWasPromised() {
        var promises = List.of(new Acknowledged(1, "created"), new Acknowledged(3, "running"));

        assertThat(story("running", 3, LIFE).faults(promises)).isEmpty();
    }

    @Test
    void missesAnAcknowledgedMove() {
        var lost = List.of(new Acknowledged(5, "stopped"));
        var other = List.of(new Acknowledged(3, "stopped"));

        assertThat(story("running", 3, LIFE).faults(lost)).hasSize(1);
        assertThat(story("running", 3, LIFE).faults(other)).hasSize(1);
    }

    @Test
    void noticesAStateThatTheHistoryDoesNotExplain() {
        assertThat(story("stopped", 3, LIFE).faults(List.of())).hasSize(1);
        assertThat(story("running", 4, LIFE).faults(List.of())).hasSize(1);
    }

    @Test
    void noticesAGapAndABreak() {
        var gap = lifeAnd(move(5, "running", "suspended"));
        var broken = lifeAnd(move(4, "suspended", "running"));

        assertThat(story("running", 3, gap).faults(List.of())).hasSize(1);
        assertThat(story("running", 3, broken).faults(List.of())).hasSize(1);
    }

    @Test
    void noticesAMoveThatIsNotInTheTable() {
        var leap = lifeAnd(move(4, "running", "stopped"));

        assertThat(story("running", 3, leap).faults(List.of()))
                .singleElement()
                .asString()
                .contains("from running to stopped");
    }
}
