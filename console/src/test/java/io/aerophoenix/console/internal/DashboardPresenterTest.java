package io.aerophoenix.console.internal;

import static io.aerophoenix.fleet.MachineState.RUNNING;
import static io.aerophoenix.fleet.MachineState.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.console.Callers;
import io.aerophoenix.console.Eventually;
import io.aerophoenix.console.FakeRegion;
import io.aerophoenix.console.internal.DashboardPicture.StateCount;
import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.Health;
import io.aerophoenix.security.Caller;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DashboardPresenterTest {
    private final FakeRegion region = new FakeRegion(InstantSource.system());
    private final List<DashboardPicture> pictures = new CopyOnWriteArrayList<>();
    private final DashboardPresenter presenter =
            new DashboardPresenter(operator(Callers.ADA), pictures::add);

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

        var banner = shows(it -> machines(it).equals(List.of(FakeRegion.id(2)))).banners();
        assertThat(banner).extracting(Banner::kind).containsExactly(Banner.Kind.QUARANTINED);
        assertThat(banner.getFirst().sentence()).startsWith("1 machine is quarantined");
    }

    @Test
    void findsTheMachinesThatAreNotWellAndFollowsThem() {
        var first = region.create("shop", "web-1");
        region.check(first, "web", Health.Verdict.CRITICAL, "status 503");
        region.beat(1);
        presenter.open();
        shows(it -> machines(it).equals(List.of(first)));

        var second = region.create("shop", "web-2");
        region.check(second, "web", Health.Verdict.CRITICAL, "status 503");
        region.check(first, "web", Health.Verdict.PASSING, "status 200");

        shows(it -> machines(it).equals(List.of(second)));
    }

    @Test
    void countsTheMachinesThatAreNotWellAsTheRegionDoes() {
        var web = region.create("shop", "web-1");
        region.check(web, "web", Health.Verdict.CRITICAL, "status 503");
        region.beat(1);
        presenter.open();
        shows(it -> sentences(it).anyMatch(one -> one.startsWith("1 machine is not well")));

        region.check(web, "web", Health.Verdict.PASSING, "status 200");
        region.beat(22);

        shows(it -> transitions(it).equals("22") && it.banners().isEmpty());
    }

    @Test
    void looksAtNoMachineWhileTheRegionCountsNoneThatWantsAPerson() {
        region.check(region.create("shop", "web-1"), "web", Health.Verdict.PASSING, "status 200");
        region.beat(1);

        presenter.open();

        region.beat(22);
        shows(it -> transitions(it).equals("22"));
        assertThat(strides()).isZero();
    }

    @Test
    void walksOnlyAsFarAsTheLastThatIsCountedAndOnlyOnce() {
        createMany(1_200);
        region.quarantine("machine.db is not a database");
        createMany(2_000);
        region.beat(1);
        presenter.open();
        shows(it -> machines(it).equals(List.of(FakeRegion.id(1_201))));

        region.beat(22);
        shows(it -> transitions(it).equals("22"));

        assertThat(strides()).isEqualTo(2);
    }

    @Test
    void needsNoWalkForWhomItHasHeardOf() {
        presenter.open();
        var web = region.create("shop", "web-1");
        region.check(web, "web", Health.Verdict.CRITICAL, "status 503");

        region.beat(1);

        shows(it -> machines(it).equals(List.of(web)));
        assertThat(strides()).isZero();
    }

    private void createMany(int machines) {
        int from = region.ids().size();
        for (int i = 1; i <= machines; i++) {
            region.create("shop", "web-" + (from + i));
        }
    }

    private static String transitions(DashboardPicture picture) {
        return picture.figures().isEmpty() ? "" : picture.figures().getFirst().value();
    }

    private static Stream<String> sentences(DashboardPicture picture) {
        return picture.banners().stream().map(Banner::sentence);
    }

    @Test
    void saysThatTheRegionRefusesChangesAsLongAsItDoes() {
        region.failStorage();
        presenter.open();
        shows(it -> it.banners().equals(List.of(Banner.storageFailed())));

        region.recoverStorage();
        region.beat(1);

        shows(it -> !it.figures().isEmpty() && it.banners().isEmpty());
    }

    private static List<MachineId> machines(DashboardPicture picture) {
        return picture.banners().stream()
                .flatMap(it -> it.machines().stream())
                .map(MachineRow::id)
                .toList();
    }

    private long strides() {
        return region.queries().stream().filter(Query.ListMachines.class::isInstance).count();
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
        try (var closed = new DashboardPresenter(operator(Callers.NOBODY), pictures::add)) {
            assertThat(closed.open())
                    .hasValueSatisfying(it -> assertThat(it).contains("machine_read"));
            assertThat(shows(_ -> true).problem()).contains("machine_read");
        }
    }

    private Operator operator(Caller caller) {
        return new Operator(region, caller, InstantSource.system());
    }

    private DashboardPicture shows(Predicate<DashboardPicture> wanted) {
        Eventually.holds("the picture", () -> pictures.stream().anyMatch(wanted));
        return pictures.stream().filter(wanted).findFirst().orElseThrow();
    }
}
