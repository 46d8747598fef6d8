package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.wal.WalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A lifecycle on a real folder, over a driver that a test plays, and what tests ask of it.
abstract class LifecycleOnTrial {
    static final long PATIENCE_SECONDS = 20;

    @TempDir Path temp;

    final ScriptedDriver driver = new ScriptedDriver();
    DurableLifecycle lifecycle;

    @BeforeEach
    void open() {
        lifecycle = open(temp.resolve("region"));
    }

    DurableLifecycle open(Path folder) {
        return DurableLifecycle.open(
                WalSettings.in(folder), settings(), List.of(driver), world(), provisions());
    }

    /// For a test that wants others.
    LifecycleSettings settings() {
        return LifecycleSettings.standard();
    }

    /// For a test that wants another.
    World world() {
        return World.real(InstantSource.system());
    }

    /// For a test that wants some.
    Provisions provisions() {
        return Provisions.NONE;
    }

    @AfterEach
    void close() {
        driver.gate.countDown();
        driver.deafGate.countDown();
        lifecycle.close();
    }

    /// Goes on with the folder as a kill at this moment would have left it. The driver's workloads live on.
    void killAndRestart() throws IOException {
        var image = temp.resolve("image" + System.nanoTime());
        try (var files = Files.walk(temp.resolve("region"))) {
            for (var file : files.toList()) {
                Files.copy(file, image.resolve(temp.resolve("region").relativize(file)));
            }
        }
        var killed = lifecycle;
        lifecycle = open(image);
        driver.gate.countDown();
        killed.close();
    }

    static <T> T got(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    static Machine done(CompletableFuture<Answer<Machine>> future) {
        return switch (got(future)) {
            case Answer.Done<Machine>(var machine) -> machine;
            case Answer.Refused<Machine>(var refusal) ->
                    throw new AssertionError(refusal.message());
        };
    }

    static Refusal refused(CompletableFuture<Answer<Machine>> future) {
        return switch (got(future)) {
            case Answer.Done<Machine>(var machine) ->
                    throw new AssertionError("done: " + machine.state());
            case Answer.Refused<Machine>(var refusal) -> refusal;
        };
    }

    Machine await(String name, Predicate<Machine> condition) {
        return got(lifecycle.when(id(name), condition)).orElseThrow();
    }

    Machine machine(String name) {
        return lifecycle.find(id(name)).map(it -> ((Sighting.Known) it).machine()).orElseThrow();
    }

    Machine running(String name) {
        return done(lifecycle.create(creation(name, Action.START)));
    }

    /// Waits for what nobody tells of.
    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come about");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    static Instant timeOf(@Nullable Instant known) {
        return Optional.ofNullable(known).orElseThrow();
    }
}
