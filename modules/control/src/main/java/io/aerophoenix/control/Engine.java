package io.aerophoenix.control;

import io.aerophoenix.apps.AppStore;
import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.KeyedRequest;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.lifecycle.Health;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.lifecycle.MachinePage;
import io.aerophoenix.lifecycle.QuarantineException;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.lifecycle.Subscription;
import io.aerophoenix.lifecycle.Wish;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.SignInCodes;
import io.aerophoenix.wal.RebuildReport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What requests are carried out with. Only the door has one, so nothing gets past the door.
public final class Engine {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int MAX_PAGE = 1000;

    private final RegionCode region;
    private final Lifecycle lifecycle;
    private final Workloads workloads;
    private final Configurations configurations;
    private final Leases leases;
    private final Attachments attachments;
    private final Apps apps;
    private final Volumes volumes;
    private final AppSecrets secrets;
    private final SignInCodes signInCodes;
    private final Pulse pulse;
    private final InstantSource clock;
    private final RandomGenerator random;

    Engine(
            RegionCode region,
            Lifecycle lifecycle,
            AppStore store,
            SignInCodes signInCodes,
            Pulse pulse,
            InstantSource clock,
            RandomGenerator random) {
        this.region = region;
        this.lifecycle = lifecycle;
        this.workloads = new Workloads(this, lifecycle);
        this.configurations = new Configurations(this, lifecycle);
        this.leases = new Leases(this, lifecycle, random);
        this.attachments = new Attachments(lifecycle, store.volumes());
        this.volumes = new Volumes(this, store, attachments);
        this.apps = new Apps(this, lifecycle, store, clock);
        this.secrets = new AppSecrets(this, store.vault());
        this.signInCodes = signInCodes;
        this.pulse = pulse;
        this.clock = clock;
        this.random = random;
    }

    Answer<Command.CreatedMachine> create(Command.CreateMachine command, Caller caller) {
        var where = command.region() == null ? region : command.region();
        if (!where.equals(region)) {
            return Answer.refused(
                    ErrorCode.INVALID_REQUEST,
                    "region: this process serves %s and cannot create machines in %s; ask that region, or leave the region out"
                            .formatted(region, where));
        }
        var objection = objection(command.spec());
        if (objection.isPresent()) {
            return Answer.refused(ErrorCode.INVALID_REQUEST, objection.get());
        }
        var id = idFor(command, caller);
        boolean repeated = command.idempotencyKey() != null && lifecycle.find(id).isPresent();
        var then =
                command.then() == Command.AfterCreation.START
                        ? List.of(Action.START)
                        : List.<Action>of();
        var creation =
                new Lifecycle.Creation(
                        id,
                        command.app(),
                        where,
                        command.spec(),
                        Digests.of(command, where),
                        then,
                        caller.subject());
        return bear(creation, repeated)
                .map(machine -> new Command.CreatedMachine(machine, repeated));
    }

    // A repeat is answered with what there is, whoever has its volumes by now.
    private Answer<Machine> bear(Lifecycle.Creation creation, boolean repeated) {
        return repeated
                ? await(lifecycle.create(creation))
                : attachments.during(
                        new Attachments.Claim(
                                creation.id(), creation.app(), creation.spec().mounts()),
                        () -> await(lifecycle.create(creation)));
    }

    Optional<String> objection(MachineSpec spec) {
        return lifecycle
                .driver(spec.driver())
                .map(driver -> driver.objection(spec))
                .orElseGet(() ->
                        Optional.of(
                                "driver: there is no driver '%s' here; this region has %s"
                                        .formatted(
                                                spec.driver(),
                                                String.join(", ", lifecycle.rooms().keySet()))));
    }

    private MachineId idFor(Command.CreateMachine command, Caller caller) {
        var key = command.idempotencyKey();
        return key == null
                ? MachineId.fresh(clock.instant(), random)
                : MachineId.derivedFrom(caller.subject(), command.app().value(), key);
    }

    /// Does one thing with one machine, and waits for it.
    Answer<Machine> tell(MachineId machine, Wish wish, Precondition given, Caller caller) {
        return tell(machine, wish, given, caller, Digests.keyed(given, wish, caller));
    }

    /// As [#tell(MachineId, Wish, Precondition, Caller)], where the wish does not say all that was asked for.
    ///
    /// @param keyed null for what comes without an idempotency key
    Answer<Machine> tell(
            MachineId machine,
            Wish wish,
            Precondition given,
            Caller caller,
            @Nullable KeyedRequest keyed) {
        return await(
                lifecycle.act(
                        machine,
                        new Lifecycle.Order(
                                wish,
                                caller.subject(),
                                Cause.REQUEST,
                                given.version(),
                                given.nonce(),
                                keyed)));
    }

    Answer<Machine> destroyByForce(Command.ForceDestroyMachine command, Caller caller) {
        return new ForcedDestruction(this, lifecycle, command, caller, clock).run();
    }

    /// Who has which volume.
    Attachments attachments() {
        return attachments;
    }

    /// How machines are meant to be.
    Configurations configurations() {
        return configurations;
    }

    Leases leases() {
        return leases;
    }

    Apps apps() {
        return apps;
    }

    Volumes volumes() {
        return volumes;
    }

    AppSecrets secrets() {
        return secrets;
    }

    Answer<Health> health(MachineId id) {
        return lifecycle
                .health(id)
                .<Answer<Health>>map(Answer.Done::new)
                .orElseGet(() -> noSuchMachine(id));
    }

    Answer<String> issueSignInCode(Caller caller) {
        return new Answer.Done<>(signInCodes.issue(caller));
    }

    Answer<RebuildReport> rebuildIndex() {
        try {
            return new Answer.Done<>(lifecycle.rebuildIndex().join());
        } catch (CompletionException e) {
            return Answer.refused(
                    ErrorCode.PRECONDITION_FAILED,
                    "the index was not rebuilt, and the old one still stands: %s"
                            .formatted(e.getCause() == null ? e : e.getCause().getMessage()));
        }
    }

    Answer<Machine> readmit(MachineId id) {
        return lifecycle.readmit(id);
    }

    Answer<Sighting> find(MachineId id) {
        return lifecycle
                .find(id)
                .<Answer<Sighting>>map(Answer.Done::new)
                .orElseGet(() -> noSuchMachine(id));
    }

    Answer<MachinePage> list(Query.ListMachines query) {
        if (query.limit() < 1 || query.limit() > MAX_PAGE) {
            return Answer.refused(ErrorCode.INVALID_REQUEST, "limit: must be 1 to " + MAX_PAGE);
        }
        return new Answer.Done<>(lifecycle.list(query.filter(), query.after(), query.limit()));
    }

    Answer<MachinePage> slice(Query.SliceMachines query) {
        if (query.limit() < 1 || query.limit() > MAX_PAGE || query.offset() < 0) {
            return Answer.refused(
                    ErrorCode.INVALID_REQUEST,
                    "limit: must be 1 to %d; offset: must be 0 or more".formatted(MAX_PAGE));
        }
        return new Answer.Done<>(lifecycle.slice(query.filter(), query.offset(), query.limit()));
    }

    Answer<MachineHistory> history(MachineId id) {
        try {
            return lifecycle
                    .history(id)
                    .<Answer<MachineHistory>>map(Answer.Done::new)
                    .orElseGet(() -> noSuchMachine(id));
        } catch (QuarantineException e) {
            return Answer.refused(ErrorCode.QUARANTINED, String.valueOf(e.getMessage()));
        }
    }

    Answer<Query.Awaited> awaitState(Query.AwaitState query) {
        return new Waiting(lifecycle, query).run();
    }

    /// What can be asked of a machine's workload.
    Workloads workloads() {
        return workloads;
    }

    Answer<Subscription> watchEvents(Query.WatchEvents query) {
        return new Answer.Done<>(lifecycle.watch(query.after(), query.listener()));
    }

    Answer<List<RegionView>> regions() {
        var rooms = new ArrayList<RegionView.DriverRoom>();
        lifecycle
                .rooms()
                .forEach((driver, room) ->
                        rooms.add(new RegionView.DriverRoom(driver, room.capacity(), room.used())));
        int machines =
                lifecycle.census().entrySet().stream()
                        .filter(entry -> entry.getKey() != MachineState.TERMINATED)
                        .mapToInt(Map.Entry::getValue)
                        .sum();
        var status = lifecycle.healthy() ? "ready" : "storage_failed";
        return new Answer.Done<>(List.of(new RegionView(region, status, machines, rooms)));
    }

    Answer<List<Vitals>> vitals() {
        return new Answer.Done<>(pulse.recent());
    }

    Answer<Subscription> watchVitals(Consumer<Vitals> listener) {
        return new Answer.Done<>(pulse.watch(listener));
    }

    private static <T> Answer<T> await(CompletableFuture<Answer<T>> future) {
        try {
            return future.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Answer.refused(
                    ErrorCode.TIMEOUT,
                    "not done after %d s; it goes on: look at the machine, or wait for its state"
                            .formatted(DEADLINE.toSeconds()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the engine failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.refused(
                    ErrorCode.TIMEOUT, "the region is stopping; ask again when it is back");
        }
    }

    static <T> Answer<T> noSuchMachine(MachineId id) {
        return Answer.refused(
                ErrorCode.NOT_FOUND,
                "there is no machine %s here; list them to see which there are".formatted(id));
    }
}
