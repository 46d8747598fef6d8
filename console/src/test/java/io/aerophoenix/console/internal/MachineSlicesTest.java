package io.aerophoenix.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.console.Callers;
import io.aerophoenix.console.FakeRegion;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.security.Caller;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineSlicesTest {
    private static final int MACHINES = 3_210;

    private final FakeRegion region = new FakeRegion(InstantSource.system());
    private final MachineSlices slices = slicesFor(Callers.ADA);

    @BeforeEach
    void fill() {
        for (int i = 1; i <= MACHINES; i++) {
            region.create("shop", "web-" + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 50, 1, 50", "2999, 2, 3000, 3001", "3200, 50, 3201, 3210"})
    void findsAnyStretchWithOneQuestion(int offset, int limit, int first, int last) {
        var ids = ids(slices.rows(offset, limit));

        assertThat(ids).hasSize(last - first + 1).startsWith(FakeRegion.id(first));
        assertThat(ids).endsWith(FakeRegion.id(last));
        assertThat(region.queries()).hasSize(1);
    }

    @Test
    void findsNothingBehindTheEnd() {
        assertThat(ids(slices.rows(5_000, 50))).isEmpty();
    }

    @Test
    void asksForTheLengthTogetherWithTheRowsThatAreLookedAt() {
        slices.rows(1_000, 50);

        assertThat(slices.total()).isEqualTo(new Answer.Done<>(MACHINES));
        assertThat(ids(slices.rows(1_000, 50))).startsWith(FakeRegion.id(1_001));
        assertThat(region.queries()).hasSize(2);
    }

    @Test
    void readsRowsAnewWhenTheyAreAskedForAgain() {
        slices.total();
        slices.rows(0, 50);

        slices.rows(0, 50);

        assertThat(region.queries()).hasSize(2);
    }

    @Test
    void passesARefusalOn() {
        assertThat(slicesFor(Callers.NOBODY).rows(0, 50))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        it -> assertThat(it.refusal().code()).isEqualTo(ErrorCode.FORBIDDEN));
    }

    private MachineSlices slicesFor(Caller caller) {
        return new MachineSlices(
                new Operator(region, caller, InstantSource.system()), MachineFilter.LIVING);
    }

    private static List<MachineId> ids(Answer<List<Sighting>> answer) {
        return ((Answer.Done<List<Sighting>>) answer).value().stream().map(Sighting::id).toList();
    }
}
