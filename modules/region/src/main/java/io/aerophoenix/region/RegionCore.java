package io.aerophoenix.region;

import io.aerophoenix.apps.AppStore;
import io.aerophoenix.control.Control;
import io.aerophoenix.control.Pulse;
import io.aerophoenix.control.RegionControl;
import io.aerophoenix.driver.process.ProcessDriver;
import io.aerophoenix.driver.process.ProcessSettings;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fly.RateLimiter;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.DurableLifecycle;
import io.aerophoenix.lifecycle.LifecycleSettings;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.lifecycle.World;
import io.aerophoenix.security.LocalKeys;
import io.aerophoenix.security.SignInCodes;
import io.aerophoenix.simulator.FileLedger;
import io.aerophoenix.simulator.SimulatedDriver;
import io.aerophoenix.simulator.SimulatorSettings;
import io.aerophoenix.simulator.WallTime;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A region without its faces: keys, drivers, machines, and the door before them.
final class RegionCore implements AutoCloseable {
    private static final int BEAT_MILLIS = 1000;
    private static final Duration FIRST_UPKEEP = Duration.ofMinutes(1);
    private static final Duration UPKEEP_EVERY = Duration.ofHours(1);
    private static final long SIMULATION_SEED = 1;

    /// Most processes idle most of the time: so many times the host's processors may be promised.
    private static final int CPU_PROMISES = 8;

    private final FolderLock lock;
    private final LocalKeys keys;
    private final SignInCodes signInCodes;
    private final List<MachineDriver> drivers;
    private final AppStore apps;
    private final DurableLifecycle lifecycle;
    private final Pulse pulse;
    private final Control control;
    private final ScheduledExecutorService heart;

    private RegionCore(RegionSettings settings, InstantSource clock)
            throws DriverException, IOException {
        this.lock = FolderLock.take(settings.data());
        var folder = RegionSettings.keysIn(settings.data());
        this.keys = LocalKeys.openOrCreate(folder);
        this.signInCodes = new SignInCodes(clock);
        this.drivers = List.of(processes(settings.data()), simulator(settings.data(), clock));
        this.apps =
                AppStore.open(
                        AppStore.Place.of(settings.region(), settings.data(), folder),
                        clock,
                        new SecureRandom());
        this.lifecycle =
                DurableLifecycle.open(
                        settings.storage(),
                        LifecycleSettings.standard(),
                        drivers,
                        new World(clock, new SecureRandom(), settings.failpoints()),
                        new AppProvisions(apps));
        this.pulse = new Pulse(settings.region(), lifecycle, clock);
        this.control =
                new RegionControl(
                        settings.region(),
                        lifecycle,
                        apps,
                        signInCodes,
                        pulse,
                        clock,
                        new SecureRandom());
        this.heart =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("pulse").daemon().factory());
    }

    /// Opens the region's folder and takes up its machines.
    ///
    /// @throws IOException when the folder cannot be used
    static RegionCore open(RegionSettings settings, InstantSource clock)
            throws DriverException, IOException {
        var core = new RegionCore(settings, clock);
        var _ =
                core.heart.scheduleAtFixedRate(
                        core.pulse::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        // On a thread of its own: it copies whole volumes, and the pulse is not to miss a beat.
        var _ =
                core.heart.scheduleAtFixedRate(
                        () -> Thread.ofVirtual().name("upkeep").start(core.apps::keepUp),
                        FIRST_UPKEEP.toSeconds(),
                        UPKEEP_EVERY.toSeconds(),
                        TimeUnit.SECONDS);
        return core;
    }

    private static MachineDriver processes(Path data) throws DriverException {
        int cpus = Runtime.getRuntime().availableProcessors() * CPU_PROMISES;
        var capacity = new Resources(cpus, HostMemory.totalMb());
        return ProcessDriver.open(ProcessSettings.of(data.resolve("processes"), capacity));
    }

    private static MachineDriver simulator(Path data, InstantSource clock) throws IOException {
        return SimulatedDriver.open(
                SimulatorSettings.DEFAULT,
                SIMULATION_SEED,
                new WallTime(clock),
                FileLedger.open(data.resolve("simulator")));
    }

    LocalKeys keys() {
        return keys;
    }

    SignInCodes signInCodes() {
        return signInCodes;
    }

    AppStore apps() {
        return apps;
    }

    Control control() {
        return control;
    }

    /// The names of the drivers that there are.
    List<String> drivers() {
        return drivers.stream().map(MachineDriver::name).toList();
    }

    RegionMeters meters(MeterRegistry registry, RateLimiter limiter) {
        return new RegionMeters(registry, lifecycle, pulse, limiter);
    }

    /// Lets operations come to their end, then closes. Workloads go on.
    @Override
    public void close() {
        heart.shutdownNow();
        lifecycle.close();
        apps.close();
        drivers.forEach(MachineDriver::close);
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the region's folder was not let go of", e);
        }
    }
}
