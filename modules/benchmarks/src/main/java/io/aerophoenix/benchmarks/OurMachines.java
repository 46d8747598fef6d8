package io.aerophoenix.benchmarks;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.Sighting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Our design: actors, one journal for all, files written behind.
final class OurMachines implements Machines {
    private static final int PAGE = 100;

    /// What somebody types into the search of a list.
    private static final MachineFilter RUNNING_ONES =
            new MachineFilter(null, null, Set.of(MachineState.RUNNING), "machine-1", Map.of());

    private final SimulatedRegion region;
    private final List<MachineId> ids;

    private OurMachines(SimulatedRegion region, List<MachineId> ids) {
        this.region = region;
        this.ids = ids;
    }

    static OurMachines open(Path folder, int count) throws IOException {
        var region = SimulatedRegion.open(folder);
        return new OurMachines(region, region.createAll(count, count));
    }

    /// Opens a folder with machines of which only the first run, and waits until all is in its place.
    static OurMachines openAtRest(Path folder, int count, int running)
            throws IOException, InterruptedException {
        var region = SimulatedRegion.open(folder);
        var machines = new OurMachines(region, region.createAll(count, running));
        region.awaitStored();
        return machines;
    }

    @Override
    public void operate(int machine) {
        var verdict = offer(machine).join();
        if (verdict != Verdict.DONE) {
            throw new IllegalStateException(
                    "%s was refused: %s".formatted(ids.get(machine), verdict));
        }
    }

    @Override
    public CompletableFuture<Verdict> offer(int machine) {
        var turn = Turn.from(machine(machine).state());
        var action = turn.to() == MachineState.RUNNING ? Action.START : Action.STOP;
        return region.ask(ids.get(machine), action).thenApply(OurMachines::verdict);
    }

    private static Verdict verdict(Answer<Machine> answer) {
        return switch (answer) {
            case Answer.Done<Machine> _ -> Verdict.DONE;
            case Answer.Refused<Machine>(var refusal) -> refused(refusal);
        };
    }

    private static Verdict refused(Refusal refusal) {
        return switch (refusal.code()) {
            case LOCKED, INVALID_TRANSITION -> Verdict.BUSY;
            case OVERLOADED, TIMEOUT -> Verdict.OVERLOADED;
            case NO_CAPACITY,
                    PRECONDITION_FAILED,
                    VERSION_CONFLICT,
                    INVALID_REQUEST,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    NAME_TAKEN,
                    IDEMPOTENCY_CONFLICT,
                    QUARANTINED,
                    DRIVER_FAILED,
                    STORAGE_FAILED ->
                    throw new IllegalStateException(refusal.message());
        };
    }

    @Override
    public long moves(int machine) {
        return machine(machine).version();
    }

    private Machine machine(int number) {
        return switch (region.lifecycle().find(ids.get(number)).orElseThrow()) {
            case Sighting.Known(var machine) -> machine;
            case Sighting.Quarantined(_, var reason, _) -> throw new IllegalStateException(reason);
        };
    }

    @Override
    public List<Question> lists() {
        return List.of(
                new Question("page of 100", machine -> page(MachineFilter.LIVING, machine)),
                new Question("filtered page", machine -> page(RUNNING_ONES, machine)));
    }

    private void page(MachineFilter filter, int after) {
        var page = region.lifecycle().list(filter, ids.get(after), PAGE);
        if (page.total() > ids.size()) {
            throw new IllegalStateException("a list has machines that nobody made");
        }
    }

    @Override
    public List<Row> recent(String subject) {
        var journal = region.lifecycle().recentJournalLatency();
        return List.of(
                new Row(subject, "journal p50", Nanos.millis(journal.p50()), "ms"),
                new Row(subject, "journal p99", Nanos.millis(journal.p99()), "ms"));
    }

    @Override
    public Thread.Builder threads() {
        return Thread.ofVirtual();
    }

    @Override
    public void close() {
        region.close();
    }
}
