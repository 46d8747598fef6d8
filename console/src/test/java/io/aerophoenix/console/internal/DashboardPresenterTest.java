package io.aerophoenix.console.internal;

import static io.aerophoenix.fleet.MachineState.RUNNING;
import static io.aerophoenix.fleet.MachineState.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.console.Callers;
import io.aerophoenix.console.Eventually;
import io.aerophoenix.console.FakeRegion;
import io.aerophoenix.console.internal.DashboardPicture.StateCount;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DashboardPresenterTest {
    private final FakeRegion region = new FakeRegion(InstantSource.system());
    private final List<DashboardPicture> pictures = new CopyOnWriteArrayList<>();
    private final DashboardPresenter presenter =
            new DashboardPresenter(new Operator(region, Callers.ADA), pictures::add);

    @AfterEach
    void close() {
        presenter.close();
        assertThat(region.subscriptions()).isZero();
    }

    @Test
    void beginsWithTheFiguresOfTheLastMinutes() {
        region.beat(100);
        region.beat(200);

        presenter.open();

        var transitions = shows(_ -> true).figures().getFirst();
        assertThat(transitions.value()).isEqualTo("200");
        assertThat(transitions.lines()).containsExactly(List.of(100.0, 200.0));
    }

    @Test
    void followsTheFigures() {
        presenter.open();

        region.beat(4_321);

        shows(it -> !it.figures().isEmpty() && it.figures().getFirst().value().equals("4,321"));
    }

    @Test
    void showsNothingWrongBeforeTheFirstFigures() {
        presenter.open();

        var picture = shows(_ -> true);
        assertThat(picture.region()).isEqualTo("iad");
        assertThat(picture.figures()).isEmpty();
        assertThat(picture.states()).hasSize(8).allMatch(count -> count.machines() == 0);
    }

    @Test
    void countsMachinesByState() {
        region.move(region.create("shop", "web-1"), STARTING, RUNNING);
        region.create("shop", "web-2");
        region.beat(1);

        presenter.open();

        assertThat(shows(_ -> true).states())
                .contains(new StateCount("running", 1), new StateCount("created", 1));
    }

    @Test
    void showsTheLatestChangesFirstAndOnlySome() {
        presenter.open();
        for (int i = 1; i <= 30; i++) {
            region.create("shop", "web-" + i);
        }

        var changes =
                shows(it ->
                                !it.changes().isEmpty()
                                        && it.changes().getFirst().machine().equals("web-30"))
                        .changes();

        assertThat(changes).hasSize(14);
        assertThat(changes.getFirst().to()).isEqualTo("created");
    }

    @Test
    void findsTheQuarantinedMachines() {
        region.create("shop", "web-1");
        region.quarantine("machine.db is not a database");
        region.beat(1);

        presenter.open();

        var quarantine = shows(_ -> true).quarantine();
        assertThat(quarantine.machines()).isEqualTo(1);
        assertThat(quarantine.some()).extracting(MachineRow::id).containsExactly(FakeRegion.id(2));
    }

    @Test
    void showsHowMuchOfEachDriverIsTaken() {
        region.move(region.create("shop", "web-1"), STARTING, RUNNING);

        presenter.open();

        var process = shows(_ -> true).drivers().getFirst();
        assertThat(process.driver()).isEqualTo("process");
        assertThat(process.memory().label()).isEqualTo("256 MB of 750.0 GB");
        assertThat(process.cpus().share()).isBetween(0.0004, 0.0005);
    }

    @Test
    void saysWhyItMayNotLook() {
        try (var closed =
                new DashboardPresenter(new Operator(region, Callers.NOBODY), pictures::add)) {
            assertThat(closed.open())
                    .hasValueSatisfying(it -> assertThat(it).contains("machine_read"));
            assertThat(shows(_ -> true).problem()).contains("machine_read");
        }
    }

    private DashboardPicture shows(Predicate<DashboardPicture> wanted) {
        Eventually.holds("the picture", () -> pictures.stream().anyMatch(wanted));
        return pictures.stream().filter(wanted).findFirst().orElseThrow();
    }
}
