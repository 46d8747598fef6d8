package io.aerophoenix.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.console.Callers;
import io.aerophoenix.console.FakeRegion;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.Sighting;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachinePagesTest {
    private static final int MACHINES = 3_210;

    private final FakeRegion region = new FakeRegion(InstantSource.system());
    private final MachinePages pages =
            new MachinePages(new Operator(region, Callers.ADA), MachineFilter.LIVING);

    @BeforeEach
    void fill() {
        for (int i = 1; i <= MACHINES; i++) {
            region.create("shop", "web-" + i);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 50, 1, 50",
        "950, 100, 951, 1050",
        "1000, 50, 1001, 1050",
        "2999, 2, 3000, 3001",
        "0, 2500, 1, 2500",
        "3200, 50, 3201, 3210",
    })
    void findsAnyStretch(int offset, int limit, int first, int last) {
        var names = names(pages.stretch(offset, limit));

        assertThat(names).hasSize(last - first + 1);
        assertThat(names.getFirst()).isEqualTo("web-" + first);
        assertThat(names.getLast()).isEqualTo("web-" + last);
    }

    @Test
    void findsNothingBehindTheEnd() {
        assertThat(names(pages.stretch(5_000, 50))).isEmpty();
    }

    @Test
    void walksToAPlaceOnlyOnce() {
        pages.stretch(3_100, 50);
        int before = region.queries().size();

        pages.stretch(3_150, 50);

        assertThat(region.queries()).hasSize(before + 1);
    }

    @Test
    void walksAgainOnlyFromWhereRowsHaveMoved() {
        pages.stretch(3_100, 50);
        region.move(FakeRegion.id(2_500), MachineState.TERMINATED);
        pages.forgetFrom(FakeRegion.id(2_500));
        int before = region.queries().size();

        var names = names(pages.stretch(3_100, 1));

        assertThat(names).containsExactly("web-3102");
        assertThat(region.queries()).hasSize(before + 2);
    }

    @Test
    void countsAll() {
        assertThat(pages.total()).isEqualTo(new Answer.Done<>(MACHINES));
    }

    @Test
    void passesARefusalOn() {
        var closed = new MachinePages(new Operator(region, Callers.NOBODY), MachineFilter.LIVING);

        var answer = closed.stretch(2_000, 50);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        it -> assertThat(it.refusal().code()).isEqualTo(ErrorCode.FORBIDDEN));
    }

    private static List<String> names(Answer<List<Sighting>> answer) {
        return ((Answer.Done<List<Sighting>>) answer)
                .value().stream().map(it -> MachineRow.of(it).name()).toList();
    }
}
