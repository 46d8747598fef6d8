package io.aerophoenix.control;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.Alive;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.lifecycle.Subscription;
import io.aerophoenix.lifecycle.Truth;
import io.aerophoenix.lifecycle.UnknownCursorException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes every spec, and can do nothing.
final class IdleDriver implements MachineDriver {
    static final String NO_CURSOR = "elsewhere";

    @Override
    public String name() {
        return RememberingLifecycle.DRIVER;
    }

    @Override
    public Resources capacity() {
        return Resources.NONE;
    }

    @Override
    public Optional<String> objection(MachineSpec spec) {
        return Optional.empty();
    }

    @Override
    public void onExit(ExitListener listener) {}

    @Override
    public Instance start(StartOrder order) throws DriverException {
        throw new DriverException("idle");
    }

    @Override
    public Exit stop(MachineId machine, IntentId startedBy, StopPolicy policy)
            throws DriverException {
        throw new DriverException("idle");
    }

    @Override
    public void suspend(MachineId machine, IntentId startedBy) {}

    @Override
    public void resume(MachineId machine, IntentId startedBy) {}

    @Override
    public Truth observe(MachineId machine, IntentId startedBy) {
        return new Truth.NeverStarted();
    }

    @Override
    public Map<IntentId, Alive> alive() {
        return Map.of();
    }

    @Override
    public void discard(MachineId machine) {}

    @Override
    public LogPage logs(MachineId machine, String after, int maxLines) {
        if (after.equals(NO_CURSOR)) {
            throw new UnknownCursorException();
        }
        return new LogPage(List.of(), after);
    }

    @Override
    public String logsTail(MachineId machine, int lines) {
        return LogPage.BEGINNING;
    }

    @Override
    public Subscription followLogs(MachineId machine, Runnable moreMayBeThere) {
        return () -> {};
    }

    @Override
    public Optional<Usage> usage(MachineId machine, IntentId startedBy) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
