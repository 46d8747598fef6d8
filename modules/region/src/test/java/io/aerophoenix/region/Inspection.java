package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.simulator.Effect;
import io.aerophoenix.simulator.LedgerAudit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Holds what a region tells after it was killed against what its operators were promised, and against what happened in
/// the world.
final class Inspection {
    private final Snapshot region;
    private final Load load;
    private final Map<String, PlayedMachine> wanted;

    Inspection(Snapshot region, Load load) {
        this.region = region;
        this.load = load;
        this.wanted =
                load.machines().stream()
                        .collect(Collectors.toMap(PlayedMachine::name, Function.identity()));
    }

    void run(List<Survivor> survivors) throws Exception {
        everyCreationIsThereAndNoOther();
        everyHistoryIsWholeAndHoldsWhatWasPromised();
        everySimulatedStartIsToldAndHappenedOnce();
        for (var story : region.stories()) {
            if (isProcess(story)) {
                everyStartOfAProcessIsToldAndHappenedOnce(story);
            }
        }
        survivors.forEach(survivor -> survivor.checkAdoption(region.machines()));
    }

    private void everyCreationIsThereAndNoOther() {
        assertThat(wanted.keySet()).containsAll(region.machines().keySet());
        for (var machine : wanted.values()) {
            var found = region.find(machine).map(MachineView::id);
            machine.id().ifPresent(promised -> assertThat(found).contains(promised));
        }
    }

    private void everyHistoryIsWholeAndHoldsWhatWasPromised() {
        var faults =
                region.stories().stream()
                        .flatMap(story -> story.faults(promises(story)).stream())
                        .toList();
        assertThat(faults).isEmpty();
    }

    private Collection<Acknowledged> promises(Story story) {
        return played(story).acknowledged();
    }

    private PlayedMachine played(Story story) {
        return Objects.requireNonNull(wanted.get(story.machine().nameOrId()));
    }

    private boolean isProcess(Story story) {
        return played(story).habits().areProcesses();
    }

    private void everySimulatedStartIsToldAndHappenedOnce() {
        assertThat(region.worldAfter().contradictions()).isEmpty();
        assertThat(region.worldBefore().intents())
                .filteredOn(intent -> starts(region.worldBefore(), intent) > 0)
                .extracting(IntentId::toString)
                .isSubsetOf(region.stories().stream().flatMap(Story::startsIntended).toList());
        assertThat(
                        region.stories().stream()
                                .filter(story -> !isProcess(story))
                                .flatMap(Story::starts)
                                .filter(intent ->
                                        starts(region.worldAfter(), IntentId.parse(intent)) != 1))
                .isEmpty();
    }

    private static long starts(LedgerAudit world, IntentId intent) {
        return world.count(intent, Effect.Started.class);
    }

    private void everyStartOfAProcessIsToldAndHappenedOnce(Story story) throws Exception {
        var machine = played(story);
        if (story.machine().state().equals("running")) {
            load.awaitMark(machine, story.machine().pid());
        }
        assertThat(load.marksOf(machine))
                .as("the starts of %s", machine.name())
                .doesNotHaveDuplicates()
                .hasSize((int) story.starts().count());
    }
}
