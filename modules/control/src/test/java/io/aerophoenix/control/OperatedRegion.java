package io.aerophoenix.control;

import io.aerophoenix.apps.AppStore;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.DurableLifecycle;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import io.aerophoenix.security.SignInCodes;
import io.aerophoenix.simulator.NoLedger;
import io.aerophoenix.simulator.SimulatedDriver;
import io.aerophoenix.simulator.SimulatorSettings;
import io.aerophoenix.simulator.WallTime;
import io.aerophoenix.wal.WalSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A region of simulated machines, from its door down to its journal, and what tests ask of it.
abstract class OperatedRegion {
    static final Caller ADA = new Caller("ada", EnumSet.allOf(Capability.class));
    static final Caller BOB = new Caller("bob", EnumSet.allOf(Capability.class));
    static final RegionCode IAD = new RegionCode("iad");

    @TempDir Path folder;

    volatile Duration ahead = Duration.ZERO;
    MachineDriver driver;
    DurableLifecycle lifecycle;
    AppStore store;
    Control control;

    @BeforeEach
    void open() throws Exception {
        InstantSource clock = () -> Instant.now().plus(ahead);
        driver =
                SimulatedDriver.open(
                        SimulatorSettings.DEFAULT, 1, new WallTime(clock), new NoLedger());
        lifecycle =
                DurableLifecycle.open(
                        WalSettings.in(folder), List.of(seenByTheRegion(driver)), clock);
        store =
                AppStore.open(
                        AppStore.Place.of(IAD, folder, folder.resolve("keys")),
                        clock,
                        new SecureRandom());
        control =
                new RegionControl(
                        IAD,
                        lifecycle,
                        store,
                        new SignInCodes(clock),
                        new Pulse(IAD, lifecycle, clock),
                        clock,
                        new SplittableRandom(1));
    }

    /// For a test that stands between the region and its driver.
    MachineDriver seenByTheRegion(MachineDriver real) {
        return real;
    }

    void reopen() throws Exception {
        close();
        open();
    }

    @AfterEach
    void close() {
        lifecycle.close();
        store.close();
        driver.close();
    }

    static MachineSpec spec(String name, Map<String, String> env, String boot) {
        return new MachineSpec(
                new MachineName(name),
                "simulator",
                List.of(),
                env,
                null,
                new Resources(1, 64),
                RestartPolicy.NEVER,
                StopPolicy.DEFAULT,
                Map.of("sim.boot", boot),
                List.of());
    }

    Machine created(String name, Command.AfterCreation then) {
        return create(spec(name, Map.of(), "1ms"), then);
    }

    Machine create(MachineSpec spec, Command.AfterCreation then) {
        return done(ask(new Command.CreateMachine(new AppName("shop"), null, spec, then, null)))
                .machine();
    }

    Machine running(String name) {
        return created(name, Command.AfterCreation.START);
    }

    <T> Answer<T> ask(Request<T> request) {
        return control.handle(ADA, request);
    }

    static <T> T done(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(var value) -> value;
            case Answer.Refused<T>(var refusal) -> throw new AssertionError(refusal.message());
        };
    }

    static Refusal refused(Answer<?> answer) {
        return switch (answer) {
            case Answer.Done<?>(var value) -> throw new AssertionError("done: " + value);
            case Answer.Refused<?>(var refusal) -> refusal;
        };
    }

    List<Note.Kind> notes(MachineId machine) {
        return done(ask(new Query.GetHistory(machine))).notes().stream().map(Note::kind).toList();
    }

    Machine find(MachineId machine) {
        return ((Sighting.Known) done(ask(new Query.GetMachine(machine)))).machine();
    }
}
