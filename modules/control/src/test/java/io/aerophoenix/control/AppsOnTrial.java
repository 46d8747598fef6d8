package io.aerophoenix.control;

import io.aerophoenix.apps.AppStore;
import io.aerophoenix.apps.Volume;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Mount;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.DurableLifecycle;
import io.aerophoenix.lifecycle.MachineDriver;
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
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A door with all that is behind it: journal, files, simulated machines that boot at once.
abstract class AppsOnTrial {
    static final RegionCode IAD = new RegionCode("iad");
    static final AppName SHOP = new AppName("shop");
    static final Caller ADA = new Caller("ada", EnumSet.allOf(Capability.class));
    private static final String BOOT = "1ms";

    @TempDir Path folder;

    AppStore store;
    DurableLifecycle lifecycle;
    Control control;
    private MachineDriver driver;

    @BeforeEach
    void open() throws Exception {
        var clock = InstantSource.system();
        driver =
                SimulatedDriver.open(
                        SimulatorSettings.DEFAULT, 1, new WallTime(clock), new NoLedger());
        lifecycle = DurableLifecycle.open(WalSettings.in(folder), List.of(driver), clock);
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
                        new SplittableRandom(System.nanoTime()));
    }

    @AfterEach
    void close() {
        lifecycle.close();
        store.close();
        driver.close();
    }

    /// As after a kill: what was only in memory is gone. The machines of the simulator are, too.
    void reopen() throws Exception {
        close();
        open();
    }

    <T> Answer<T> ask(Request<T> request) {
        return control.handle(ADA, request);
    }

    <T> T get(Request<T> request) {
        return done(ask(request));
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

    static MachineSpec spec(String name, Volume... volumes) {
        return new MachineSpec(
                new MachineName(name),
                "simulator",
                List.of(),
                Map.of(),
                null,
                new Resources(1, 64),
                RestartPolicy.NEVER,
                StopPolicy.DEFAULT,
                Map.of("sim.boot", BOOT),
                List.of(),
                Stream.of(volumes)
                        .map(it -> new Mount(it.id(), it.name(), "/" + it.name()))
                        .toList(),
                Map.of());
    }

    static Command.CreateMachine creation(AppName app, MachineSpec spec, @Nullable String key) {
        return new Command.CreateMachine(app, null, spec, Command.AfterCreation.START, key);
    }

    Answer<Machine> create(String name, Volume... volumes) {
        return ask(creation(SHOP, spec(name, volumes), null)).map(Command.CreatedMachine::machine);
    }

    Machine created(String name, Volume... volumes) {
        return done(create(name, volumes));
    }

    Volume volume(String name) {
        return get(
                new VolumeCommand.CreateVolume(
                        new Volume.Order(SHOP, name, 1, 5, false, null), null));
    }

    Volume now(Volume volume) {
        return get(new VolumeQuery.GetVolume(SHOP, volume.id()));
    }

    void makeKnown() {
        get(new AppCommand.CreateApp(SHOP, "personal", "default", null));
    }
}
