package io.aerophoenix.console.internal;

import static io.aerophoenix.fleet.MachineState.RUNNING;
import static io.aerophoenix.fleet.MachineState.STARTING;
import static io.aerophoenix.fleet.MachineState.STOPPED;
import static io.aerophoenix.fleet.MachineState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aerophoenix.console.Callers;
import io.aerophoenix.console.Eventually;
import io.aerophoenix.console.FakeRegion;
import io.aerophoenix.console.Specs;
import io.aerophoenix.console.internal.MachinePicture.Choice;
import io.aerophoenix.control.Command;
import io.aerophoenix.control.Precondition;
import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.lifecycle.LogPage.LogLine;
import io.aerophoenix.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MachinePresenterTest {
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-01T12:00:00Z"));
    private final InstantSource clock = now::get;
    private final FakeRegion region = new FakeRegion(clock);
    private final Page page = new Page();
    private @Nullable MachinePresenter presenter;

    @AfterEach
    void close() {
        if (presenter != null) {
            presenter.close();
        }
        assertThat(region.subscriptions()).isZero();
    }

    @Test
    void showsWhereTheMachineStandsAndWhatMayBeAsked() {
        var picture = opened(running(), Callers.ADA);

        assertThat(picture.state()).isEqualTo("running");
        assertThat(open(picture))
                .containsExactly(Gesture.STOP, Gesture.SUSPEND, Gesture.RESTART, Gesture.DESTROY);
        assertThat(picture.moves())
                .containsOnly(Map.entry("stopping", "stop"), Map.entry("suspended", "suspend"));
    }

    @Test
    void saysWhyAGestureIsClosed() {
        var choices = opened(running(), Callers.READER).choices();

        assertThat(choices).noneMatch(Choice::open);
        assertThat(choices)
                .contains(
                        new Choice(Gesture.STOP, "You lack the capability machine_create"),
                        new Choice(Gesture.DESTROY, "You lack the capability machine_destroy"));
    }

    @Test
    void closesAllGesturesWhileAnOperationIsUnderWay() {
        var id = running();
        region.move(id, STOPPING, Action.STOP, null);

        var picture = opened(id, Callers.ADA);

        assertThat(picture.underWay()).startsWith("stop, asked by ada@example.com at ");
        assertThat(open(picture)).isEmpty();
    }

    @Test
    void closesAllGesturesOfALeasedMachineUntilTheLeaseIsOver() {
        var id = running();
        region.lease(id, "bob@example.com", "deploying", Duration.ofMinutes(1));
        var picture = opened(id, Callers.ADA);
        assertThat(open(picture)).isEmpty();
        assertThat(picture.choices())
                .contains(
                        new Choice(
                                Gesture.STOP,
                                "Leased by bob@example.com until 12:01:00 UTC: deploying"));

        now.updateAndGet(it -> it.plusSeconds(60));
        presenter().refresh();

        page.shows(it -> it.lease() == null && open(it).contains(Gesture.STOP));
    }

    @Test
    void letsOnlyThoseBreakALeaseWhoMayDestroy() {
        var id = running();
        region.lease(id, "bob@example.com", "deploying", Duration.ofMinutes(1));

        assertThat(Objects.requireNonNull(opened(id, Callers.READER).lease()).objection())
                .isEqualTo("You lack the capability machine_destroy");
    }

    @Test
    void mergesMovesAndNotesByTime() {
        var id = running();
        now.updateAndGet(it -> it.plusSeconds(1));
        region.cordon(id, true);
        now.updateAndGet(it -> it.plusSeconds(1));
        region.move(id, STOPPING, null, null);

        var timeline = opened(id, Callers.ADA).timeline();

        assertThat(timeline.get(0)).isInstanceOf(TimelineRow.class);
        assertThat(timeline.get(1))
                .isInstanceOfSatisfying(
                        NoteRow.class, note -> assertThat(note.word()).isEqualTo("cordoned"));
        assertThat(timeline).hasSize(5);
    }

    @Test
    void tellsConfigurationsApartWithoutTheValuesOfTheEnvironment() {
        var id = running();
        region.configure(
                id,
                Note.Kind.CONFIGURED,
                spec -> Specs.withEnvironment(spec, Map.of("API_KEY", "sk-other")));

        var picture = opened(id, Callers.ADA);

        assertThat(picture.configurations().getFirst().differences())
                .containsExactly("env API_KEY changed", "env LOG_LEVEL removed");
        assertThat(picture.toString()).doesNotContain("sk-other", "sk-very-secret");
    }

    @Test
    void showsWhatChangesWhileOneLooks() {
        var id = running();
        assertThat(opened(id, Callers.ADA).timeline()).hasSize(3);

        region.move(id, STOPPING, null, null);
        region.move(id, STOPPED, null, "the driver did not answer");

        var picture = page.shows(it -> it.state().equals("stopped"));
        assertThat(picture.error()).isEqualTo("the driver did not answer");
        assertThat(picture.timeline()).hasSize(5);
        assertThat(moves(picture).getFirst().error()).isEqualTo("the driver did not answer");
    }

    @Test
    void showsACreationAndTheStartThatCameWithItAsTwoMoves() {
        var id = region.create("shop", "web-1", Action.START);

        var picture = opened(id, Callers.ADA);

        assertThat(picture.state()).isEqualTo("starting");
        assertThat(picture.underWay()).startsWith("start, asked by ada@example.com at ");
        assertThat(moves(picture))
                .extracting(TimelineRow::version, TimelineRow::from, TimelineRow::to)
                .containsExactly(tuple(2L, "created", "starting"), tuple(1L, null, "created"));
    }

    @Test
    void refusesTheForgedGestureOfAReader() {
        opened(running(), Callers.READER);

        var outcome = presenter().carryOut(Gesture.STOP);

        assertThat(outcome)
                .isEqualTo(
                        new Outcome(
                                false, "web-1: no stop. you lack the capability machine_create"));
        assertThat(region.commands()).isEmpty();
    }

    @Test
    void readsAgainWhatItHasMissed() {
        var id = running();
        opened(id, Callers.ADA);
        int before = page.pictures.size();

        region.forget();

        Eventually.holds("another picture", () -> page.pictures.size() > before);
    }

    @Test
    void tellsWhereTheTimeOfAMoveWent() {
        var move = moves(opened(running(), Callers.ADA)).getFirst();

        assertThat(move.total()).isEqualTo("42 ms");
        assertThat(move.parts())
                .extracting(TimelineRow.Part::name)
                .containsExactly("journal", "hand-over", "effect", "decision");
        assertThat(move.parts().get(2).label()).isEqualTo("39 ms");
    }

    @Test
    void keepsTheValuesOfTheEnvironmentToItself() {
        var picture = opened(running(), Callers.ADA);

        assertThat(picture.spec())
                .contains(new MachinePicture.Fact("Environment", "API_KEY, LOG_LEVEL"));
        assertThat(picture.toString()).doesNotContain("sk-very-secret");
    }

    @Test
    void saysWhichLimitsAreInForceAndByWhatMeans() {
        assertThat(opened(running(), Callers.ADA).life())
                .contains(
                        new MachinePicture.Fact("CPU limit", "0.50 CPU, by cgroup-v2"),
                        new MachinePicture.Fact("Memory limit", "none in force"));
    }

    @Test
    void followsTheLogFromItsTail() {
        var id = running();
        for (int line = 1; line <= 600; line++) {
            region.write(id, "stdout", "line " + line);
        }
        opened(id, Callers.ADA);
        Eventually.holds("the tail", () -> page.lines.contains(new LogLine("stdout", "line 600")));

        region.write(id, "stderr", "more");

        Eventually.holds("more", () -> page.lines.contains(new LogLine("stderr", "more")));
        assertThat(page.lines).hasSize(501);
    }

    @Test
    void asksForWhatWasPressedAndTellsWhatCameOfIt() {
        var id = running();
        opened(id, Callers.ADA);

        var outcome = presenter().carryOut(Gesture.STOP);

        assertThat(outcome).isEqualTo(new Outcome(true, "web-1 is stopped"));
        assertThat(region.commands())
                .containsExactly(new Command.StopMachine(id, Precondition.NONE));
    }

    @Test
    void destroysTheVersionThatTheOperatorSaw() {
        var id = running();
        opened(id, Callers.ADA);

        presenter().carryOut(Gesture.DESTROY);

        assertThat(region.commands())
                .containsExactly(new Command.ForceDestroyMachine(id, Precondition.version(3L)));
    }

    @Test
    void passesTheSentenceOfARefusalOn() {
        opened(running(), Callers.ADA);
        region.refuse("the volume is attached; detach it first");

        var outcome = presenter().carryOut(Gesture.RESTART);

        assertThat(outcome)
                .isEqualTo(
                        new Outcome(
                                false,
                                "web-1: no restart. the volume is attached; detach it first"));
    }

    @Test
    void answersAlsoWhereTheRegionFailsByABug() {
        var id = running();
        opened(id, Callers.ADA);
        region.breakDown();

        assertThat(presenter().execute("ls", Duration.ofSeconds(10)).end())
                .startsWith("The region failed at it")
                .endsWith("look there for " + id);
        assertThat(presenter().carryOut(Gesture.STOP).sentence())
                .startsWith("The region failed at it");
        assertThat(presenter().readmit().done()).isFalse();
    }

    @Test
    void showsWhyAMachineIsQuarantinedAndAsksNothingOfIt() {
        var picture = opened(quarantined(), Callers.ADA);

        assertThat(picture.state()).isEqualTo("quarantined");
        assertThat(picture.error()).isEqualTo("machine.db is not a database");
        assertThat(picture.choices()).isEmpty();
        assertThat(presenter().carryOut(Gesture.START).done()).isFalse();
    }

    @Test
    void readmitsAMachineWhoseFileIsGoodAgainAndFollowsItFromThenOn() {
        var id = quarantined();
        opened(id, Callers.ADA);
        region.repair(id);

        var outcome = presenter().readmit();

        assertThat(outcome).isEqualTo(new Outcome(true, "readmitted is out of quarantine"));
        var picture = page.shows(MachinePicture::isReadable);
        assertThat(picture.timeline()).hasSize(1);
        region.write(id, "stdout", "back");
        Eventually.holds("the log", () -> page.lines.contains(new LogLine("stdout", "back")));
    }

    @Test
    void followsAReadmittedMachineOnlyOnce() {
        var id = quarantined();
        opened(id, Callers.ADA);
        region.repair(id);
        presenter().readmit();
        int before = region.subscriptions();

        presenter().readmit();

        assertThat(region.subscriptions()).isEqualTo(before);
    }

    @Test
    void saysWhatIsStillWrongWithAMachineThatIsNotReadmitted() {
        var id = quarantined();
        opened(id, Callers.ADA);

        var outcome = presenter().readmit();

        assertThat(outcome)
                .isEqualTo(
                        new Outcome(
                                false, id + " is still quarantined. machine.db is not a database"));
        assertThat(page.pictures).noneMatch(MachinePicture::isReadable);
    }

    @Test
    void letsOnlyThoseReadmitWhoMayChangeMachines() {
        assertThat(opened(quarantined(), Callers.READER).closed().amending())
                .isEqualTo("You lack the capability machine_create");
    }

    private MachineId quarantined() {
        region.quarantine("machine.db is not a database");
        return FakeRegion.id(1);
    }

    @Test
    void saysSoWhenThereIsNoSuchMachine() {
        presenter = new MachinePresenter(operator(Callers.ADA), FakeRegion.id(9), page);

        assertThat(presenter.open()).contains("there is no machine m-000000000000000009 here");
    }

    private static List<TimelineRow> moves(MachinePicture picture) {
        return picture.timeline().stream()
                .filter(TimelineRow.class::isInstance)
                .map(TimelineRow.class::cast)
                .toList();
    }

    private MachineId running() {
        var id = region.create("shop", "web-1");
        region.move(id, STARTING, RUNNING);
        return id;
    }

    private MachinePicture opened(MachineId id, Caller caller) {
        presenter = new MachinePresenter(operator(caller), id, page);
        assertThat(presenter.open()).isEmpty();
        return page.shows(_ -> true);
    }

    private Operator operator(Caller caller) {
        return new Operator(region, caller, clock);
    }

    private MachinePresenter presenter() {
        return Objects.requireNonNull(presenter);
    }

    private static List<Gesture> open(MachinePicture picture) {
        return picture.choices().stream().filter(Choice::open).map(Choice::gesture).toList();
    }

    private static final class Page implements MachinePresenter.Screen {
        final List<MachinePicture> pictures = new CopyOnWriteArrayList<>();
        final List<LogLine> lines = new CopyOnWriteArrayList<>();

        MachinePicture shows(Predicate<MachinePicture> wanted) {
            Eventually.holds("the picture", () -> pictures.stream().anyMatch(wanted));
            return pictures.stream().filter(wanted).findFirst().orElseThrow();
        }

        @Override
        public void show(MachinePicture picture) {
            pictures.add(picture);
        }

        @Override
        public void log(List<LogLine> more) {
            lines.addAll(more);
        }

        @Override
        public void noLog(String problem) {
            lines.add(new LogLine("problem", problem));
        }
    }
}
